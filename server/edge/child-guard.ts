// Loaded into every child before its own code.

// A child ends when its parent has gone [B-12]; it may have gone before this was loaded.
const end = (): never => process.exit(process.exitCode ?? 0)
process.on('disconnect', end)
if (process.send !== undefined && !process.connected) end()

// Ctrl-C reaches parent and children alike; the parent ends its children in order.
process.on('SIGINT', () => {})
