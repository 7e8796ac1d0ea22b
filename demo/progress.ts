/** Shows steps that run side by side: what is being done, on a terminal with the seconds passing; then a line a step with its time. */
export function progress(): {
  step<T>(name: string, work: () => Promise<T>): Promise<T>
  /** No further lines: what follows is an error or the end. */
  close(): void
} {
  const running = new Map<string, number>()
  const terminal = process.stdout.isTTY
  const redraw = () => {
    const steps = [...running].map(([name, began]) => `${name} ${seconds(began, 0)}`)
    process.stdout.write(
      `\r\x1b[K${steps.length > 0 ? `  … ${steps.join(' · ')}`.slice(0, process.stdout.columns - 1) : ''}`,
    )
  }
  const ticker = terminal ? setInterval(redraw, 250) : undefined // ms
  return {
    async step(name, work) {
      const began = Date.now()
      running.set(name, began)
      try {
        const result = await work()
        if (running.has(name))
          process.stdout.write(
            `${terminal ? '\r\x1b[K' : ''}  ✓ ${name.padEnd(28)} ${seconds(began, 1).padStart(7)}\n`,
          )
        return result
      } finally {
        running.delete(name)
      }
    },
    close() {
      clearInterval(ticker)
      running.clear()
      if (terminal) process.stdout.write('\r\x1b[K')
    },
  }
}

/** How long since a moment, such as "4.1 s". */
export function seconds(began: number, digits: number): string {
  return `${((Date.now() - began) / 1000).toFixed(digits)} s`
}
