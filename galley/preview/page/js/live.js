// Hears of new versions from the server, and of its end.

const PATIENCE = 1500; // ms without the server until it is told
const AGAIN = 2000; // ms until a stream that was refused is asked for again

/** Keep the book up to date; `closed` is told whether the server is gone. */
export function follow(book, closed) {
  let patience = null;

  function lost() {
    patience ??= setTimeout(() => closed(true), PATIENCE);
  }

  function found() {
    clearTimeout(patience);
    patience = null;
    closed(false);
  }

  function open() {
    const stream = new EventSource("events");
    stream.addEventListener("open", found);
    stream.addEventListener("book", (event) => {
      if (JSON.parse(event.data).version !== book.version) book.refresh();
    });
    stream.addEventListener("error", () => {
      lost();
      if (stream.readyState === EventSource.CLOSED) setTimeout(open, AGAIN);
    });
  }

  open();
}
