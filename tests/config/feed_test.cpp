#include "config/feed.h"

#include <fmt/format.h>

#include "config/notices.h"
#include "config/plain_text.h"
#include "config/table_source.h"
#include "tests/support/catch.h"
#include "tests/support/temporary_folder.h"

namespace {

struct News {
    tests::TemporaryFolder folder;
    News() { std::filesystem::create_directories(folder / "news"); }
    void write(std::string_view name, std::string_view text) const { tests::write_file(folder / "news" / name, text); }
    std::vector<model::Notice> notices() const {
        auto const read = config::read_notices(config::FolderTables(folder.path()));
        if (!read) FAIL(config::text_of(read.error()));
        return *read;
    }
    std::string complaints() const {
        auto const read = config::read_notices(config::FolderTables(folder.path()));
        return read ? "" : config::text_of(read.error());
    }
};

std::string rss(std::string_view items) {
    return fmt::format("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<rss version=\"2.0\"><channel>\n"
                       "<title>Tin thành phố</title><language>vi-VN</language>\n{}\n</channel></rss>\n",
                       items);
}

constexpr std::string_view atom = R"(<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en">
<title>City news</title><id>urn:city</id><updated>2026-11-28T00:00:00Z</updated>
<entry><id>urn:city:1</id><title type="html">Roads &amp;amp; &lt;b&gt;bridges&lt;/b&gt;</title>
<updated>2026-11-27T08:00:00+07:00</updated><link rel="self" href="https://city.example/feed"/><link href="https://city.example/1"/>
<summary type="text">a &lt;b&gt; c</summary></entry>
<entry xml:lang="vi"><id>urn:city:2</id><title>Hai</title><published>2026-11-26T00:00:00Z</published><updated>2026-11-27T00:00:00Z</updated>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">Một <b>hai</b> ba</div></content></entry></feed>)";

std::string cap(std::string_view identifier, std::string_view type, std::string_view more, std::string_view info,
                std::string_view status = "Actual") {
    return fmt::format(R"(<alert xmlns="urn:oasis:names:tc:emergency:cap:1.2">
<identifier>{}</identifier><sender>dai@kttv.example</sender><sent>2026-11-28T06:00:00+07:00</sent>
<status>{}</status><msgType>{}</msgType><scope>Public</scope>{}
{}</alert>)",
                       identifier, status, type, more, info);
}
constexpr std::string_view rain = R"(<info><language>vi-VN</language><category>Met</category><event>Mưa lớn</event>
<urgency>Expected</urgency><severity>Severe</severity><certainty>Likely</certainty><expires>2026-11-28T18:00:00+07:00</expires>
<senderName>Đài KTTV</senderName><headline>Mưa rất lớn chiều nay</headline><description>Mưa 100 mm.</description>
<instruction>Ở trong nhà.</instruction><web>https://kttv.example/1</web></info>
<info><event>Heavy rain</event><severity>Severe</severity><description>100 mm of rain.</description></info>)";

} // namespace

TEST_CASE("RSS 2.0 becomes notices, its HTML plain text") {
    News const news;
    news.write("city.xml",
               rss("<item><guid>tin-1</guid><title>Cầu &amp;amp; đường</title><link>https://city.example/1</link>\n"
                   "<pubDate>Sat, 28 Nov 2026 07:30:00 +0700</pubDate>"
                   "<description><![CDATA[<p>Sửa <b>cầu</b> S&agrave;i G&ograve;n</p><script>alert(1)</script>"
                   "<p>3 &lt; 5</p>]]></description></item>\n"
                   "<item><link>https://city.example/2</link><pubDate>27 Nov 26 00:00 GMT</pubDate>"
                   "<description>Không có đầu đề</description></item>"));
    auto const notices = news.notices();
    REQUIRE(notices.size() == 2);
    auto const& first = notices[0];
    CHECK(first.id == "tin-1");
    CHECK(first.kind == model::NoticeKind::News);
    CHECK(first.severity == model::Severity::None);
    CHECK(first.title == "Cầu & đường");
    CHECK(first.text == "Sửa cầu Sài Gòn\n\n3 < 5");
    CHECK(base::to_rfc3339(first.published) == "2026-11-28T00:30:00.000Z");
    CHECK_FALSE(first.expires);
    CHECK(first.source == "Tin thành phố");
    CHECK(first.link == "https://city.example/1");
    CHECK(first.language == "vi");
    CHECK(notices[1].id == "https://city.example/2");
    CHECK(notices[1].title == "Không có đầu đề");
    CHECK(notices[1].text.empty());
}

TEST_CASE("Atom 1.0 becomes notices, each kind of its texts as it is meant") {
    News const news;
    news.write("city.xml", atom);
    auto const notices = news.notices();
    REQUIRE(notices.size() == 2);
    CHECK(notices[0].title == "Roads & bridges");
    CHECK(notices[0].text == "a <b> c"); // type text: these are letters and no tag
    CHECK(notices[0].link == "https://city.example/1");
    CHECK(notices[0].language == "en");
    CHECK(base::to_rfc3339(notices[0].published) == "2026-11-27T01:00:00.000Z");
    CHECK(notices[1].text == "Một hai ba");
    CHECK(notices[1].language == "vi");
    CHECK(base::to_rfc3339(notices[1].published) == "2026-11-26T00:00:00.000Z");
    CHECK(notices[1].source == "City news");
}

TEST_CASE("a CAP 1.2 alert becomes a notice a language, with severity and an end") {
    News const news;
    news.write("rain.xml", cap("KTTV-1", "Alert", "", rain));
    auto const notices = news.notices();
    REQUIRE(notices.size() == 2);
    CHECK(notices[0].id == "KTTV-1/vi");
    CHECK(notices[0].kind == model::NoticeKind::Alert);
    CHECK(notices[0].severity == model::Severity::Severe);
    CHECK(notices[0].title == "Mưa rất lớn chiều nay");
    CHECK(notices[0].text == "Mưa 100 mm.\nỞ trong nhà.");
    CHECK(notices[0].source == "Đài KTTV");
    CHECK(base::to_rfc3339(*notices[0].expires) == "2026-11-28T11:00:00.000Z");
    CHECK(notices[1].language == "en"); // the standard's own, when none is given
    CHECK(notices[1].title == "Heavy rain");
    CHECK(notices[1].source == "dai@kttv.example");
    CHECK(base::to_rfc3339(*notices[1].expires) == "2026-11-28T23:00:00.000Z"); // a day, when no end is given
}

TEST_CASE("an alert is over when it is cancelled or updated, exercises and private ones are not shown") {
    News const news;
    news.write("1.xml", cap("KTTV-1", "Alert", "", rain));
    news.write("2.xml", cap("KTTV-2", "Update",
                            "<references>dai@kttv.example,KTTV-1,2026-11-28T06:00:00+07:00</references>", rain));
    news.write("3.xml", cap("KTTV-3", "Alert", "", rain, "Exercise"));
    auto const updated = news.notices();
    REQUIRE(updated.size() == 2);
    CHECK(updated[0].id == "KTTV-2/vi");
    news.write("4.xml", cap("KTTV-4", "Cancel",
                            "<references>dai@kttv.example,KTTV-2,2026-11-28T06:00:00+07:00</references>", ""));
    CHECK(news.notices().empty());
}

TEST_CASE("a notice is current from its publication to its end") {
    auto const at = [](char const* text) { return *base::from_rfc3339(text); };
    model::Notice notice;
    notice.published = at("2026-11-28T00:00:00Z");
    CHECK_FALSE(notice.is_current(at("2026-11-27T23:59:59Z")));
    CHECK(notice.is_current(at("2036-11-28T00:00:00Z")));
    notice.expires = at("2026-11-29T00:00:00Z");
    CHECK(notice.is_current(at("2026-11-28T23:59:59Z")));
    CHECK_FALSE(notice.is_current(at("2026-11-29T00:00:00Z")));
}

TEST_CASE("a bomb, a document type and what is no feed are refused, with file and line") {
    News const news;
    auto const refusal = [&](std::string_view text) {
        news.write("x.xml", text);
        return news.complaints();
    };
    auto const holds = [](std::string const& text, std::string_view part) {
        return text.find(part) != std::string::npos;
    };
    std::string laughs = "<?xml version=\"1.0\"?>\n<!DOCTYPE lolz [<!ENTITY a0 \"ha\">";
    for (int i = 1; i < 30; ++i)
        laughs += fmt::format("<!ENTITY a{} \"&a{};&a{};\">", i, i - 1, i - 1);
    CHECK(holds(refusal(laughs + "]><rss version=\"2.0\"><channel><title>&a29;</title></channel></rss>"),
                "x.xml:2: a document type: feeds need none"));
    CHECK(holds(refusal("<!DOCTYPE rss SYSTEM \"http://127.0.0.1:1/x.dtd\"><rss/>"), "a document type"));
    CHECK(holds(refusal("<rss version=\"2.0\">&passwd;</rss>"), "x.xml:1: undefined entity"));
    CHECK(holds(refusal("<html/>"), "x.xml:1: <html> is no feed"));
    CHECK(holds(refusal("<rss version=\"0.91\"><channel/></rss>"), "not RSS 2.0"));
    CHECK(holds(refusal(""), "x.xml:1: no element found"));
    CHECK(holds(refusal(atom.substr(0, 400)), "x.xml:5: "));
    std::string deep;
    for (int i = 0; i < 10'000; ++i)
        deep += "<a>";
    CHECK(holds(refusal(deep), "more than 64 deep"));
    CHECK(holds(refusal(std::string((1U << 20) + 1, ' ')), "is larger than 1 MiB"));
    CHECK(holds(refusal("<rss version=\"2.0\"><channel>\xFF</channel></rss>"), "x.xml:1: not well-formed"));
}

TEST_CASE("a wrong item is told with file and line") {
    News const news;
    auto const complaint = [&](std::string_view text) {
        news.write("x.xml", text);
        auto const all = news.complaints();
        return all.substr(std::min(all.size(), all.find("x.xml")));
    };
    CHECK(complaint(rss("<item><guid>1</guid><title>A</title><pubDate>yesterday</pubDate></item>")) ==
          "x.xml:4: pubDate: missing, or not a time; write the time as the format wants it\n");
    CHECK(complaint(rss("\n<item><title>A</title><pubDate>28 Nov 2026 00:00:00 GMT</pubDate></item>")) ==
          "x.xml:5: nothing to know it by; give each an id\n");
    CHECK(complaint(rss("<item><guid>1</guid><pubDate>28 Nov 2026 00:00:00 GMT</pubDate></item>")) ==
          "x.xml:4: no title; give each a title\n");
    auto const twice = "<item><guid>1</guid><title>A</title><pubDate>28 Nov 2026 00:00:00 GMT</pubDate></item>\n";
    CHECK(complaint(rss(std::string(twice) + twice)) == "x.xml:5: id: \"1\" comes twice; write each once\n");
    CHECK(complaint(cap("", "Alert", "", rain)).find("identifier is missing") != std::string::npos);
    CHECK(complaint(cap("1", "Alert", "", "<info><event>X</event><severity>Bad</severity></info>"))
              .find("severity: \"bad\" will not do") != std::string::npos);
    CHECK(complaint(cap("1", "Alert", "",
                        "<info><event>X</event><severity>Minor</severity>"
                        "<expires>2026-11-28T05:00:00+07:00</expires></info>"))
              .find("expires: ") != std::string::npos);
}

TEST_CASE("news as a table of one's own is held to the same") {
    News const news;
    std::filesystem::remove_all(news.folder / "news");
    std::string const head = "id,kind,severity,title,text,published,expires,source,link,lang\n";
    auto const complaint = [&](std::string const& row) {
        tests::write_file(news.folder / "news.csv", head + row + "\n");
        auto const all = news.complaints();
        return all.substr(std::min(all.size(), all.find("news.csv") + 10));
    };
    std::string const good = "1,news,,A,B,2026-11-28T00:00:00Z,,own,https://city.example/1,vi";
    CHECK(complaint(good).empty());
    CHECK(complaint("1,rumour,,A,B,2026-11-28T00:00:00Z,,own,,vi") ==
          ": kind: \"rumour\" will not do; write news or alert\n");
    CHECK(complaint("1,alert,severe,A,B,2026-11-28T00:00:00Z,,own,,vi").find(": expires: \"\" will not do") == 0);
    CHECK(complaint("1,news,,A,B,today,,own,,vi").find(": published: \"today\" will not do") == 0);
    CHECK(complaint("1,news,,A,B,2026-11-28T00:00:00Z,,,,vi").find(": source: \"\" will not do") == 0);
    CHECK(complaint("1,news,,A,B,2026-11-28T00:00:00Z,,own,javascript:alert(1),vi").find(": link: ") == 0);
    CHECK(complaint("1,news,,A,B,2026-11-28T00:00:00Z,,own,,Vietnamese").find(": lang: ") == 0);
    CHECK(complaint("1,news,,,B,2026-11-28T00:00:00Z,,own,,vi").find(": title: ") == 0);
    CHECK(complaint("1,news,,A\x07,B,2026-11-28T00:00:00Z,,own,,vi").find(": title: ") == 0);
    CHECK(complaint("1,news,,A,\xE2\x80\xAE"
                    "B,2026-11-28T00:00:00Z,,own,,vi")
              .find(": text: ") == 0);
    std::filesystem::create_directories(news.folder / "news");
    news.write("x.xml", atom);
    CHECK(news.complaints().find("the table is there twice") != std::string::npos);
}

TEST_CASE("HTML becomes plain text that has nothing in it to be carried out or to deceive") {
    using config::text_of_html;
    CHECK(text_of_html("<ul><li>a</li><li>b</li></ul>") == "a\n\nb");
    CHECK(text_of_html("a<br/>b<BR>c") == "a\nb\nc");
    CHECK(text_of_html("giá < 5 triệu & > 3") == "giá < 5 triệu & > 3");
    CHECK(text_of_html("&lt;script&gt;") == "<script>");
    CHECK(text_of_html("&amp;lt;") == "&lt;");
    CHECK(text_of_html("&#272;&#x1EC7; &unknown; &#0;&#xD800;&#9999999;") == "Đệ &unknown;");
    CHECK(text_of_html("<style>p{}</style>x<!-- y --><script src=a>z</script>w<script>never closed") == "xw");
    CHECK(text_of_html("<img src=x onerror=alert(1)>a<a href='javascript:b'>c</a>") == "ac");
    CHECK(text_of_html("a\xE2\x80\xAE"
                       "b\x01\xC2\x9F\xEF\xBB\xBF"
                       "c") == "abc");
    CHECK(text_of_html("e\xCC\x81") == "é");
    CHECK(text_of_html("a  \t b&nbsp;c\n\n\n\nd") == "a b c\n\nd");
    CHECK(text_of_html("<b") == "");
    CHECK(config::tidy_line(" a\n b ") == "a b");
    CHECK(config::shortened("abcdef", 4) == "abc…");
    CHECK(config::shortened("abcd", 4) == "abcd");
}

TEST_CASE("times as mail and RSS write them") {
    auto const time = [](char const* text) {
        auto const read = config::from_rfc5322(text);
        return read ? base::to_rfc3339(*read) : "none";
    };
    CHECK(time("Sat, 07 Sep 2002 00:00:01 GMT") == "2002-09-07T00:00:01.000Z");
    CHECK(time("7 Sep 2002 09:00:01 +0700") == "2002-09-07T02:00:01.000Z");
    CHECK(time("07 sep 99 09:00 UT") == "1999-09-07T09:00:00.000Z");
    for (auto const* wrong :
         {"", "Sat, 07 Sep 2002", "07 Sep 2002 25:00:00 GMT", "07 Foo 2002 00:00:00 GMT", "32 Sep 2002 00:00:00 GMT",
          "07 Sep 2002 00:00:00", "07 Sep 2002 00:00:00 ICT", "x Sep 2002 00:00:00 GMT", "1 Sep 20022 00:00:00 Z"})
        CHECK(time(wrong) == "none");
}
