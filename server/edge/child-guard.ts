// Loaded into every child before its own code.

// A child ends when its parent has gone [B-12].
process.on('disconnect', () => {
  process.exit(process.exitCode ?? 0)
})

// Ctrl-C reaches parent and children alike; the parent ends its children in order.
process.on('SIGINT', () => {})
