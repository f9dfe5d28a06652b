// Follows the hub's stream: tells "changed", and "lost:09.30" with the last time it was heard while it is not.
"use strict";
// The hub says every three seconds that it is here. One that is frozen says nothing, and no connection ends.
const SILENT_MS = 8500;
const AGAIN_MS = 3000;

function follow(tell) {
  let clock = "";
  let timer = 0;
  const lose = () => tell(`lost:${clock}`);
  const hear = () => { clearTimeout(timer); timer = setTimeout(lose, SILENT_MS); };
  const open = () => {
    const source = new EventSource("/events");
    source.addEventListener("changed", () => { hear(); tell("changed"); });
    source.addEventListener("here", (event) => { hear(); clock = event.data; tell("here"); });
    source.addEventListener("error", () => {
      lose();
      // A stream that was turned away does not come again by itself.
      if (source.readyState === EventSource.CLOSED) setTimeout(open, AGAIN_MS);
    });
  };
  hear();
  open();
}
