#include "http/web_words.hpp"

namespace luoshi::http {

const WebText& web_words() {
  static constexpr WebText text{
      .no_file = {"没有这个文件。页面若是旧的，请刷新。",
                  "There is no such file. If the page is an old one, reload it."},
  };
  return text;
}

std::string not_installed_page() {
  return R"(<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>落实 Luoshi</title>
</head>
<body>
<h1>落实</h1>
<p>服务在运行，但没有装界面。在源码目录运行 <code>script/web</code> 生成界面，再重新启动服务；
或用 <code>luoshi serve 数据目录 --web 界面目录</code> 指定。</p>
<p>接口可用：<code>/api/v1/openapi.json</code></p>
<div lang="en">
<h1>Luoshi</h1>
<p>The server runs, but the screens are not installed. Run <code>script/web</code> in the source
folder to build them and start the server again, or name their folder with
<code>luoshi serve FOLDER --web DIR</code>.</p>
<p>The API works: <code>/api/v1/openapi.json</code></p>
</div>
</body>
</html>
)";
}

}  // namespace luoshi::http
