//! What becomes of lists, and that every line is accounted for.

use proptest::prelude::*;

use crate::domain::item::Item;
use crate::packs::built_in;
use crate::packs::import::{
    ColumnMap, ImportWishes, ImportedList, LineFate, NewPack, PackOrigin, import, packs,
};
use crate::packs::load::Unchecked;
use crate::store::text::Report;
use crate::store::text::source::Source;

fn read_as(name: &str, text: &str, wishes: &ImportWishes) -> Result<ImportedList, Report> {
    import(&Source { path: name.into(), text: text.to_owned() }, wishes)
}

fn read(text: &str) -> ImportedList {
    read_as("list.md", text, &ImportWishes::default()).expect("a list")
}

/// The packs of a list, checked as the loader checks them, next to the built-in one.
fn written(imported: &ImportedList) -> Vec<NewPack> {
    let origin = PackOrigin::of("list.md".as_ref());
    let mut others = vec![built_in()];
    let taken: Vec<String> = Item::all_of(&others[0]).map(|item| item.id().to_string()).collect();
    let new = packs(&imported.list, &origin, None, |id| taken.iter().any(|it| it == id));
    for pack in &new {
        let source = Source { path: format!("{}.yaml", pack.id).into(), text: pack.text.clone() };
        let path = source.path.clone();
        let checked = Unchecked::parse(&path, vec![source]).and_then(|it| it.check(&others));
        let (read, notes) = checked.unwrap_or_else(|why| panic!("{why:?}\n{}", pack.text));
        assert!(notes.is_empty(), "{notes:?}");
        others.push(read);
    }
    new
}

/// The questions, by theme.
fn questions(imported: &ImportedList) -> Vec<(&str, Vec<&str>)> {
    let themes = imported.list.themes.iter();
    themes
        .map(|it| (it.title.as_str(), it.questions.iter().map(|it| it.asked.text.as_str()).collect()))
        .collect()
}

/// The shape of a chapter: themes with labels, categories with a marker, samples, questions to ask, red flags, boxes.
const CHAPTER: &str = "\
# Interviews of our team

## Contents

- [Themes](#themes)

## Themes

| Challenge | What interviewers assess |
|---|---|
| Stale data | How do you notice it? |

### Theme 1: Releases

Every release is a risk.

**Questions to expect:**
- Tell me about a release that you stopped
- How do you decide that a model is ready?

**What they look for:**
- A rule made before the numbers came
- Somebody who was told

---

### Rollbacks

**Q: Describe a rollback that came too late.**

Strong answer elements:
- What it cost
- What you watch now

## Samples

### Example 1: Releases

**Q: Tell me about the release you are proudest of.**

**Situation:**
Search was slow.

**Task:**
I had to halve the wait.

**Action:**
I tried two ways:
1. A smaller index
2. A cache

Then I kept one.

**Result:**
From 4 to 2 seconds.

**Learning:**
I now measure first.

## Questions to ask your interviewers

### About releases

- Who can stop one?

## Red flags to avoid

| Behavior | Why it is a red flag |
|---|---|
| Blaming the data | Nobody cleaned it |

## Checklist

- [ ] Sleep well

*See also: [more](more.md)*
";

#[test]
fn a_chapter_is_read_part_by_part() {
    let imported = read(CHAPTER);
    assert_eq!(
        questions(&imported),
        [
            (
                "Releases",
                vec![
                    "Tell me about a release that you stopped",
                    "How do you decide that a model is ready?",
                    "Tell me about the release you are proudest of."
                ]
            ),
            ("Rollbacks", vec!["Describe a rollback that came too late."]),
        ]
    );
    let list = &imported.list;
    assert_eq!(list.themes[0].looks_for.len(), 2);
    assert_eq!(list.themes[1].questions[0].elements.len(), 2);
    let [sample] = list.samples.as_slice() else { panic!("one sample") };
    assert_eq!(sample.question, (0, 2));
    assert_eq!(sample.parts.0[2], "I tried two ways:\n1. A smaller index\n2. A cache\n\nThen I kept one.");
    assert_eq!((list.asks(), list.red_flags.len(), list.context.len(), list.checklist.len()), (1, 1, 1, 1));
    let unused = [LineFate::Other, LineFate::Answer];
    let unused: Vec<&str> = imported
        .account
        .iter()
        .filter(|it| unused.contains(&it.fate))
        .map(|it| imported.line(it.line))
        .collect();
    assert_eq!(unused, ["Every release is a risk."]);
    assert!(imported.account.iter().all(|it| !it.is_missed));
    let [pack] = written(&imported).try_into().expect("one pack");
    assert!(pack.text.contains("origin: \"list.md:18\""), "each text names its line: {}", pack.text);
}

#[test]
fn questions_are_found_in_the_shapes_that_lists_have() {
    for text in [
        "- Tell me about a time you were late.\n",
        "1. **Tell me about a time you were late.**\n\n    A. I never was.\n",
        "### 3. Tell me about a time you were late.\n\n**Difficulty:** hard\n",
        "### \"Tell me about a time you were late.\"\n- I never was.\n",
        "**Question:** Tell me about a time you were late.\n",
        "### Example question: *\"Tell me about a time you were late.\"*\n",
        "**Question 1**\n\nTell me about a time you were late.\n",
        "<details>\n<summary><b>Tell me about a time you were late.</b></summary>\nI never was.\n</details>\n",
        "| Principle | Sample question |\n|---|---|\n| Time | Tell me about a time you were late. |\n",
        "// Tell me about a time you were late.\nI never was.\n",
    ] {
        let imported = read(text);
        let asked: Vec<&str> = questions(&imported).into_iter().flat_map(|(_, asked)| asked).collect();
        assert_eq!(asked, ["Tell me about a time you were late."], "{text}");
    }
}

#[test]
fn what_only_looks_like_a_question_is_left_out_and_shown_first() {
    for text in [
        "# Tips\n\n- Ask yourself: what would you do differently?\n",
        "## What is the STAR method?\n\nA form.\n",
        "```python\n# Tell me about a time you were late?\n```\n",
        "## Answers\n\n- **Situation:** describe where you were\n",
        "- [Why do you ask?](#why)\n",
    ] {
        assert_eq!(read(text).list.questions(), 0, "{text}");
    }
    let imported = read("# Tips\n\n- What would you do differently?\n- Sleep.\n");
    let missed: Vec<usize> = imported.account.iter().filter(|it| it.is_missed).map(|it| it.line).collect();
    assert_eq!(missed, [3]);
}

#[test]
fn an_item_behind_a_tab_takes_no_line_above_it() {
    let imported =
        read("- Tell me about a time you won\n  ### Tell me about a time you failed.\n\t- deep?\n");
    let fates: Vec<LineFate> = imported.account.iter().map(|it| it.fate).collect();
    assert_eq!(fates[..2], [LineFate::Question; 2]);
}

#[test]
fn a_label_beside_another_one_is_no_theme_and_what_is_measured_is_a_criterion() {
    let text = "## Growth\n\nMeasure:\n\n- Does this person grow?\n\nQuestions:\n\n- What did you get better at?\n- Why?\n";
    let imported = read(text);
    assert_eq!(questions(&imported), [("Growth", vec!["What did you get better at?", "Why?"])]);
    assert_eq!(imported.list.themes[0].looks_for.len(), 1);
    let under_bold = read("**Growth**\n\nQuestions:\n\n- What did you learn?\n- Who taught you?\n");
    assert_eq!(questions(&under_bold)[0].0, "Growth", "a bold line without a colon stands above");
    let beside = read("## Growth\n\nIn short:\n\n- Be honest.\n\nQuestions:\n\n- What did you learn?\n");
    assert_eq!(questions(&beside), [("Growth", vec!["What did you learn?"])]);
}

#[test]
fn a_bold_question_is_one_without_what_follows_it_and_one_about_the_candidate_is_a_criterion() {
    let text = "### Trust\n\n**Tell me about a project that went wrong.** Planning is guessing.\n\n\
                - How does a candidate deliver feedback?\n- Are they honest?\n- Did this person learn?\n\n\
                - **How do you keep others informed?** Somebody will ask you: what are they doing?\n\
                - **Tell me about a time** you kept a promise.\n";
    let imported = read(text);
    let [(_, asked)] = questions(&imported).try_into().expect("one theme");
    let expected = [
        "Tell me about a project that went wrong.",
        "How do you keep others informed?",
        "Tell me about a time you kept a promise.",
    ];
    assert_eq!(asked, expected);
    assert_eq!(imported.list.themes[0].questions[0].elements.len(), 3);
    let over = read(
        "- Think of questions you may get:\n    - [ ] Why us?\n    - [ ] What did you build?\n    - [ ] Who won?\n",
    );
    assert_eq!(questions(&over)[0].1.len(), 3, "what speaks of questions is none");
    let stories = read(
        "### STAR stories\n\n- Result: how did it end?\n- What did you learn from it?\n\n## Asked\n\n- Why us?\n",
    );
    assert_eq!(questions(&stories), [("Asked", vec!["Why us?"])]);
}

#[test]
fn the_candidate_asks_where_a_heading_or_the_user_says_so() {
    let text = "# The role\n\n- What does a day look like?\n- Pay\n- Who decides?\n- Who is on call?\n";
    let wishes = ImportWishes { asked_by_candidate: true, ..ImportWishes::default() };
    let imported = read_as("list.md", text, &wishes).expect("a list");
    assert_eq!((imported.list.questions(), imported.list.asks()), (0, 3), "a word is no question");
    let titled = read(&format!("# Questions to ask your interviewer\n#{text}"));
    assert_eq!((titled.list.questions(), titled.list.asks()), (0, 3));
    let other = read("# Questions to ask when interviewing a candidate\n\n- How do you test?\n");
    assert_eq!((other.list.questions(), other.list.asks()), (1, 0));
}

#[test]
fn a_question_that_comes_again_is_one_and_its_notes_are_no_criteria() {
    let imported = read("- Why us?\n  - Say what you like.\n- Why *us*?\n- Why now?\n  - And if not?\n");
    assert_eq!(questions(&imported), [("", vec!["Why us?", "Why now?"])]);
    assert_eq!(imported.count(LineFate::Duplicate), 1);
    let asked = &imported.list.themes[0].questions;
    assert!(asked[0].elements.is_empty() && asked[1].probes.len() == 1);
}

#[test]
fn tables_say_by_their_header_what_they_hold() {
    let plain = ImportWishes::default();
    let rows = |name: &str, text: &str, wishes: &ImportWishes| {
        let imported = read_as(name, text, wishes).expect("a table");
        let asked = questions(&imported);
        asked.into_iter().map(|(theme, asked)| format!("{theme}: {}", asked.join(" | "))).collect::<Vec<_>>()
    };
    let csv = "id,Question,Category\n1,\"Why, \"\"us\"\"?\",Motive\n2,\"Two\nlines?\",Motive\n3,,Motive\n";
    assert_eq!(rows("a.csv", csv, &plain), ["Motive: Why, \"us\"? | Two lines?"]);
    assert_eq!(rows("a.tsv", "Front\tBack\nWhy us?\tBecause.\n", &plain), [": Why us?"]);
    assert_eq!(rows("a.csv", "a;question\nx;Why us?\n", &plain), [": Why us?"]);
    assert_eq!(rows("a.csv", "Why us?\nWhy now?\n", &plain), [": Why us? | Why now?"]);
    let anki = "#separator:tab\n#html:true\n#guid column:1\n#notetype column:2\n#deck column:3\n\
                x1\tBasic\tJobs::Motive\tWhy <b>us</b> &amp; now?\tBecause<br>so.\n";
    assert_eq!(rows("a.txt", anki, &plain), ["Motive: Why us & now?"]);
    let map = ColumnMap { question: Some("b".to_owned()), theme: Some("1".to_owned()) };
    let mapped = ImportWishes { map, ..ImportWishes::default() };
    assert_eq!(rows("a.csv", "a,b\nMotive,Why us?\n", &mapped), ["Motive: Why us?"]);
    let unmapped = read_as("a.csv", "id,words\n1,Why us?\n", &plain).expect_err("no column of questions");
    assert!(unmapped.to_string().starts_with("a.csv:1:1: None of these columns"), "{unmapped}");
}

#[test]
fn a_quote_that_would_swallow_rows_or_be_lost_is_an_error_with_its_line() {
    for (rows, said) in [
        ("One?\n\"Two?\nThree?\n", "a.csv:3:1: A quote"),
        ("One?\nTwo?\n\"Three?", "a.csv:4:1: A quote"),
        ("\"One?\n\"\n\"A \"two\"?\"\n", "a.csv:4:1: A cell"),
    ] {
        let text = format!("question\n{rows}");
        let why = read_as("a.csv", &text, &ImportWishes::default()).expect_err(rows).to_string();
        assert!(why.starts_with(said), "{why}");
    }
    let fine = "question,by\n\"A \"\"two\"\"\nlines?\" ,\"b\"\n5\" or 6\"?,c\n";
    assert_eq!(read_as("a.csv", fine, &ImportWishes::default()).expect("a table").list.questions(), 2);
}

#[test]
fn another_format_is_named_with_its_line() {
    for (name, text, found) in [
        ("a.json", "[{\"question\": \"Why us?\"}]", "JSON"),
        ("a.txt", "\n{\"question\": \"Why us?\"}", "a.txt:2:1: This is JSON"),
        ("a.md", "<!DOCTYPE html>\n<p>Why us?", "HTML"),
        ("a.org", "* Why us?", "an Org file"),
        ("a.txt", "[\n  {\"question\": \"Why us?\"},", "JSON"),
        ("a.yaml", "pack: {id: a, title: A}", "YAML"),
        ("a.txt", "questions:\n  # ours\n  - text: Why us?\n    level: 3\n", "YAML"),
        ("a.md", "Why\0us?", "a binary file"),
    ] {
        let why = read_as(name, text, &ImportWishes::default()).expect_err(name).to_string();
        assert!(why.contains(found) && why.starts_with(&format!("{name}:")), "{why}");
    }
}

#[test]
fn a_long_list_is_cut_into_packs_that_are_read_on_their_own_and_together() {
    let long = "and not the one after it ".repeat(12);
    let text: String = (0..2600).fold("# Many\n\n".to_owned(), |text, number| {
        format!(
            "{text}{}- Tell me about the time when model {number} failed {long}.\n",
            if number % 1000 == 0 { format!("## Part {number}\n") } else { String::new() }
        )
    });
    let imported = read(&text);
    assert_eq!(imported.list.questions(), 2600);
    let packs = written(&imported);
    assert!(packs.len() > 1 && packs.iter().all(|pack| pack.text.len() < 1 << 20), "{}", packs.len());
    assert_eq!(packs[0].id, "import-list-part1");
}

/// Pieces of lists, odd and plain.
fn any_list() -> impl Strategy<Value = String> {
    let pieces = prop::sample::select(vec![
        "# Questions",
        "## Questions to ask",
        "### Tell me about a time you failed.",
        "## Tips",
        "#",
        "Title\n===",
        "**Q: Why us?**",
        "Q1: Why now?",
        "**Questions to expect:**",
        "**What they look for:**",
        "Answer:",
        "- Tell me about a time you won",
        "- ",
        "  - Why?",
        "1. Describe a day",
        "- [ ] Sleep",
        "- [x](#y)",
        "* **A**: b",
        "**Situation:** s",
        "**Task:**",
        "Action: did it",
        "**Result:** 4%",
        "**Learning:** l",
        "> Why not?",
        "---",
        "| Question | Theme |\n|---|---|\n| Why us? | Motive |",
        "| a",
        "```",
        "~~~",
        "<details>",
        "<summary>Why?</summary>",
        "<li><b>x</b>",
        "<!--",
        "</p>",
        "    code",
        "\t- deep?",
        "import A from 'b'",
        "&amp; \\* _x_ `y`",
        "[a]: b",
        "é 東京 ؟ ？",
        "\u{1f3af}",
        "\"",
        "a,b\tc;d",
        "#separator:tab",
        "+++",
        "Follow-up: Why?",
        "- Focus on: Numbers",
        "",
        "",
    ]);
    let glue = prop::sample::select(vec!["\n", "\n", "\n\n", "\n  ", " "]);
    let odd = prop::collection::vec(any::<char>(), 0..6).prop_map(String::from_iter);
    let piece = prop_oneof![9 => pieces.prop_map(str::to_owned), 1 => odd];
    prop::collection::vec((piece, glue), 0..40)
        .prop_map(|pieces| pieces.iter().flat_map(|(piece, glue)| [piece.as_str(), glue]).collect())
}

#[test]
fn an_item_behind_a_tab_stands_in_its_own_line() {
    let list = "- Tell me about a time you won\n\t- deep?\n";
    let read = read_as("list.md", list, &ImportWishes::default()).expect("it is read");
    let lines: Vec<usize> = read.account.iter().map(|it| it.line).collect();
    let question = &read.list.themes[0].questions[0];
    assert_eq!((lines, question.asked.line, question.probes[0].line), (vec![1, 2], 1, 2));
}

proptest! {
    #[test]
    fn every_line_that_is_not_blank_has_one_fate(text in any_list(), is_table in any::<bool>()) {
        let text = text.replace('\r', "");
        let name = if is_table { "list.csv" } else { "list.md" };
        let Ok(imported) = read_as(name, &text, &ImportWishes::default()) else { return Ok(()) };
        prop_assert_eq!(imported.lines.len(), text.lines().count());
        let lines = imported.lines.iter().enumerate().filter(|(_, line)| !line.trim().is_empty());
        let expected: Vec<usize> = lines.map(|(number, _)| number + 1).collect();
        let accounted: Vec<usize> = imported.account.iter().map(|it| it.line).collect();
        prop_assert_eq!(&accounted, &expected);
        let counted: usize = LineFate::ALL.into_iter().map(|fate| imported.count(fate)).sum();
        prop_assert_eq!(counted, expected.len());
        let fate = |line: usize| imported.account.iter().find(|it| it.line == line).map(|it| it.fate);
        for question in imported.list.themes.iter().flat_map(|theme| &theme.questions) {
            prop_assert_eq!(fate(question.asked.line), Some(LineFate::Question), "{:?}", question);
        }
        for question in imported.list.ask.iter().flat_map(|group| &group.questions) {
            // A line that has one of the others as well is a line of that.
            let also = imported.list.themes.iter().flat_map(|theme| &theme.questions);
            let is_also = also.into_iter().any(|it| it.asked.line == question.asked.line);
            let expected = if is_also { LineFate::Question } else { LineFate::Ask };
            prop_assert_eq!(fate(question.asked.line), Some(expected), "{:?}", question);
        }
    }

}

#[test]
fn a_line_with_a_question_is_one_whatever_else_is_in_it() {
    let text = "<details>\n**Q: Why us?** <summary>Why?</summary>\n";
    let imported = read_as("list.md", text, &ImportWishes::default()).expect("read");
    let questions: Vec<usize> =
        imported.list.themes.iter().flat_map(|it| &it.questions).map(|it| it.asked.line).collect();
    assert_eq!(questions, [2]);
    assert_eq!(imported.account[1].fate, LineFate::Question);
}

proptest! {
    // Each case is checked against the whole bank.
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn what_comes_of_any_list_is_a_valid_pack_and_the_same_each_time(text in any_list()) {
        let read = || read_as("list.md", &text, &ImportWishes::default());
        if let (Ok(once), Ok(again)) = (read(), read()) {
            prop_assert_eq!(written(&once), written(&again));
        }
    }
}
