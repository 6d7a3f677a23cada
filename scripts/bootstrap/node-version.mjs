const [major, minor] = process.versions.node.split('.').map(Number)
if (major < 20 || (major === 20 && minor < 19)) {
  console.error(
    `需要 Node.js 20.19 或更高版本，现在是 ${process.versions.node}。请升级后再试：https://nodejs.org`,
  )
  process.exit(1)
}
