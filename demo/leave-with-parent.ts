// Loaded into each process that the demo or a test starts (node --import): ends it when the one that started it is gone, however that went.
const startedBy = process.ppid

setInterval(() => {
  if (process.ppid !== startedBy) process.kill(process.pid, 'SIGTERM')
}, 500).unref() // ms
