// What is shown before anybody has signed in; the rest comes with the first page behind it.
import common from "./common.zh";
import console from "./console.zh";
import share from "./share.zh";
import words from "./words.zh";

export default { common, console, share, words };
