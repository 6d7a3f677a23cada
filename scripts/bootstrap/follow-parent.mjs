// Preloaded into every child: when the parent dies in whatever way, SIGKILL included, its channel closes.
process.on('disconnect', () => process.exit(1))
process.channel?.unref()
