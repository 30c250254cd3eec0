import { describe, expect, it } from "vitest";
import { shownTable } from "@/shared/share/shownTable";

const page = `<table><thead><tr>
  <th>工地</th><th>类型</th><th data-unshared>负责人</th><th><span class="visually-hidden">修改</span></th>
</tr></thead><tbody>
  <tr><th>河东工地 <span class="tag">已停用</span></th><td><a href="#">方案</a><span>2018-11-02</span></td>
    <td>张三</td><td><button>修改</button></td></tr>
  <tr><th>西口</th><td></td><td>李四</td><td><button>修改</button></td></tr>
</tbody></table>`;

describe("a shown table that is shared", () => {
  it("has the visible words, without controls and without columns that stay in the house", () => {
    document.body.innerHTML = page;
    expect(shownTable(document.querySelector("table")!)).toEqual({
      columns: ["工地", "类型"],
      rows: [
        ["河东工地 已停用", "方案 2018-11-02"],
        ["西口", ""],
      ],
    });
  });
});
