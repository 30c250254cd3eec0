// Loaded only when English is chosen.
import common from "./common.en";
import words from "./words.en";
import form from "./form.en";
import daily from "./daily.en";
import ledger from "./ledger.en";
import desk from "./desk.en";
import casepage from "./casepage.en";
import map from "./map.en";
import numbers from "./numbers.en";
import share from "./share.en";
import house from "./house.en";
import console from "./console.en";
import field from "./field.en";

export default { common, words, form, daily, ledger, desk, casepage, map, numbers, share, house, console, field };
