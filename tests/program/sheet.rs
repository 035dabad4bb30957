//! `starl sheet --html`: a page that is well-formed and runs nothing, whatever the texts on it say.

use crate::home::{Home, sealed};

const STORY: &str = "title: A <script>alert('one')</script> & \"two\" | three\nfits:\n  failure-not-as-expected: strong\n\
                     situation: |\n  It said <b>9 of 10</b> & failed</li></ul>.\n";

/// A folder with a story, a company and takes that speak HTML and worse.
fn home() -> Home {
    let home = Home::new();
    home.put("stories/mine.yaml", STORY);
    home.put("companies/acme.yaml", "name: <i>Acme\npeople: |\n  Ana <ana@acme.test>\n\n  Ben & Co.\n");
    let head = r#""seq":1,"at":"2026-11-22T12:00:00.000Z","off":0,"day":"2026-11-22","t":"take""#;
    let take = |id: u8, rest: &str| sealed(&format!(r#"{{"v":1,"id":"other000-{id}",{head},{rest}"#)) + "\n";
    let takes = [
        take(1, r#""question":"ambiguity-unclear-start","total":145,"next":"say <em>I</em> \u001b[31m""#),
        take(2, r#""question":"a-question-that-is-gone","total":145,"next":"say 9 > 4""#),
        take(
            3,
            r#""question":"ambiguity-unclear-start","total":0,"elsewhere":true,"note":"Ana: <u>slower</u>""#,
        ),
        take(
            5,
            r#""question":"failure-not-as-expected","total":0,"elsewhere":true,"note":"Ana: <U>Slower</U>""#,
        ),
        take(4, r#""question":"ambiguity-unclear-start","total":0,"elsewhere":true,"note":"""#),
    ];
    home.put("journal/other000.jsonl", takes.concat());
    home
}

/// Fails unless every tag is closed in order, and nothing else looks like one. Gives the text between the tags.
fn text_of(html: &str) -> String {
    let (mut open, mut text) = (Vec::new(), String::new());
    let mut rest = html.strip_prefix("<!DOCTYPE html>\n").expect("it says what it is");
    while let Some((before, from)) = rest.split_once('<') {
        assert!(!before.contains('>'), "{before}");
        text.push_str(before);
        let (tag, after) = from.split_once('>').expect("a tag that ends");
        let name: String = tag.chars().take_while(|c| c.is_ascii_alphanumeric() || *c == '/').collect();
        assert!(!name.is_empty(), "<{tag}>");
        match tag.strip_prefix('/') {
            Some(closed) => assert_eq!(open.pop().as_deref(), Some(closed)),
            None if tag.ends_with('/') => {}
            None => open.push(name),
        }
        rest = after;
    }
    assert!(open.is_empty(), "{open:?}");
    for entity in text.split('&').skip(1) {
        assert!(["amp;", "lt;", "gt;", "quot;", "#39;"].iter().any(|it| entity.starts_with(it)), "&{entity}");
    }
    text
}

#[test]
fn the_page_is_well_formed_and_every_text_on_it_is_escaped() {
    let printed = home().run("sheet --html --company acme").success();
    assert_eq!(printed.stderr, "");
    let html = printed.stdout;
    let text = text_of(&html);
    for said in [
        "&lt;i&gt;Acme",
        "A &lt;script&gt;alert(&#39;one&#39;)&lt;/script&gt; &amp; &quot;two&quot; | three (0:",
        "It said &lt;b&gt;9 of 10&lt;/b&gt; &amp; failed&lt;/li&gt;&lt;/ul&gt;.",
        "Ana &lt;ana@acme.test&gt;\n\nBen &amp; Co.",
        "say &lt;em&gt;I&lt;/em&gt; \u{fffd}[31m (",
        "say 9 &gt; 4\n",
        "Ana: &lt;u&gt;slower&lt;/u&gt; (",
    ] {
        assert!(text.contains(said), "{said}\n{text}");
    }
    for never in ["<script", "<link", "<img", "src=", "href=", "http", "@import", "url(", "\u{1b}"] {
        assert!(!html.contains(never), "{never}");
    }
}

#[test]
fn the_page_says_what_the_markdown_says_in_its_order() {
    let home = home();
    let [markdown, html] =
        ["sheet --company acme", "sheet --html --company acme"].map(|words| home.run(words).success().stdout);
    let headings = |text: &str, starts: &str, ends: &str| -> Vec<String> {
        let lines = text.lines().filter_map(|line| line.strip_prefix(starts)?.strip_suffix(ends));
        lines.map(str::to_owned).collect()
    };
    let sections = [
        "Stories",
        "What each story shows",
        "Questions to ask",
        "<i>Acme",
        "Next time I will",
        "What others said",
    ];
    assert_eq!(headings(&markdown, "## ", ""), sections);
    let escaped = sections.map(|title| title.replace('<', "&lt;").replace('>', "&gt;"));
    assert_eq!(headings(&html, "<h2>", "</h2>"), escaped);
    assert!(markdown.contains("## What others said\n\n- Ana: <u>slower</u> ("), "{markdown}");
    assert!(
        markdown.contains("## Next time I will\n\n- say 9 > 4\n- say <em>I</em> \u{fffd}[31m ("),
        "{markdown}"
    );
    assert_eq!(html.matches("<li>").count(), markdown.lines().filter(|line| line.starts_with("- ")).count());
    assert_eq!(html.matches("<tr>").count(), markdown.lines().filter(|line| line.starts_with("| ")).count());
}
