// Preloaded into every child: when the parent dies in whatever way, SIGKILL included, its channel closes. Processes
// the child forks inherit the preload too and have their own ways to end.
if (process.ppid === Number(process.env.SHANYU_PARENT)) {
  process.on('disconnect', () => process.exit(1))
  process.channel?.unref()
}
