// Follows the live channel: does something after every piece of news, and once more as long as it fails, for news come once.
const AGAIN = 1000;

export function follow(live, doing, isWanted = () => true) {
  let timer = 0;
  const go = () => {
    clearTimeout(timer);
    doing().catch(() => {
      timer = setTimeout(go, AGAIN);
    });
  };
  live.addEventListener("changes", ({ detail }) => isWanted(detail) && go());
}
