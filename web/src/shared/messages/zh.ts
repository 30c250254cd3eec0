// Every text of the screens, one file an area. Chinese is complete in itself; English has its type.
import common from "./common.zh";
import words from "./words.zh";
import form from "./form.zh";
import daily from "./daily.zh";
import ledger from "./ledger.zh";
import desk from "./desk.zh";
import casepage from "./casepage.zh";
import map from "./map.zh";
import numbers from "./numbers.zh";
import share from "./share.zh";
import house from "./house.zh";
import console from "./console.zh";
import field from "./field.zh";

export default { common, words, form, daily, ledger, desk, casepage, map, numbers, share, house, console, field };
