//! Broken packs and what is said of them; packs that add to each other; files that are not to be read.
//!
//! Of every `tests/packs/NAME.yaml` exactly the text in `NAME.txt` is said. To write the texts
//! again after a change, run with `STARL_BLESS=1` and review what git shows.

use std::fs;
use std::path::{Path, PathBuf};

use proptest::prelude::*;
use starl::domain::bank::Pack;
use starl::domain::question::ThemeKind;
use starl::packs::{built_in, load_bank, load_pack};
use starl::store::text::Report;
use tempfile::TempDir;

fn cases() -> Vec<PathBuf> {
    let folder = Path::new("tests/packs");
    let paths = fs::read_dir(folder).unwrap().map(|e| e.unwrap().path());
    let mut paths: Vec<PathBuf> =
        paths.filter(|path| path.extension().is_some_and(|end| end == "yaml")).collect();
    paths.sort();
    paths
}

fn text_of(result: Result<(Pack, Vec<Report>), Vec<Report>>) -> String {
    let (used, reports) = match result {
        Ok((pack, reports)) => (format!("used: {}\n", pack.id), reports),
        Err(reports) => (String::new(), reports),
    };
    let texts: Vec<String> = reports.iter().map(|report| format!("{report}\n")).collect();
    [vec![used], texts].concat().into_iter().filter(|text| !text.is_empty()).collect::<Vec<_>>().join("\n")
}

#[test]
fn every_broken_pack_is_reported_as_the_text_beside_it_says() {
    let others = [built_in()];
    let mut wrong = Vec::new();
    for path in cases() {
        let said = text_of(load_pack(&path, &others)).replace("packs\\", "packs/");
        let beside = path.with_extension("txt");
        if std::env::var_os("STARL_BLESS").is_some() {
            fs::write(&beside, &said).unwrap();
        }
        let expected = fs::read_to_string(&beside).unwrap_or_default();
        if said != expected {
            wrong.push(format!("{}: said\n{said}", path.display()));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// A folder with these files in it.
fn folder(files: &[(&str, &[u8])]) -> TempDir {
    let folder = TempDir::new().unwrap();
    for (name, bytes) in files {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }
    folder
}

/// Loads one file with these bytes beside the built-in pack.
fn load(bytes: &[u8]) -> Result<Pack, Vec<Report>> {
    let folder = folder(&[("mine.yaml", bytes)]);
    load_pack(&folder.path().join("mine.yaml"), &[built_in()]).map(|(pack, _)| pack)
}

/// What is said of a file with these bytes: line, column and sentence of the only report.
fn said_of(bytes: &[u8]) -> (usize, usize, String) {
    let reports = load(bytes).unwrap_err();
    assert_eq!(reports.len(), 1, "{reports:?}");
    let place = reports[0].place();
    let (line, column) = place.map_or((0, 0), |place| (place.line, place.column));
    (line, column, reports[0].sentence().to_owned())
}

const MINE: &str = "themes:
  - id: mine-theme
    title: Mine
    questions:
      - {id: mine-first, text: What did you do?}
";

#[test]
fn a_byte_order_mark_and_windows_line_ends_are_read() {
    let windows = format!("\u{FEFF}{}", MINE.replace('\n', "\r\n"));
    let pack = load(windows.as_bytes()).unwrap();
    assert_eq!(pack, load(MINE.as_bytes()).unwrap());
    assert_eq!(pack.themes[0].questions[0].text, "What did you do?");

    let broken = windows.replace("title: Mine", "title: Mine: all");
    let (line, column, sentence) = said_of(broken.as_bytes());
    assert_eq!((line, column), (3, 16), "{sentence}");
}

#[test]
fn a_file_may_do_without_a_header() {
    let pack = load(MINE.as_bytes()).unwrap();
    assert_eq!((pack.id.as_str(), pack.title.as_str()), ("mine", "Mine"));

    let named = folder(&[("My own Questions_2.yml", MINE.as_bytes())]);
    let (pack, _) = load_pack(&named.path().join("My own Questions_2.yml"), &[]).unwrap();
    assert_eq!(pack.id.as_str(), "my-own-questions-2");
    assert_eq!(pack.title, "My own questions 2");
}

#[test]
fn a_key_that_was_renamed_is_read_as_the_new_one_and_proposed_to_nobody() {
    let new = "pack: {id: mine, title: Mine, license: MIT}\nred_flags: [{id: late, behavior: Being late}]\n";
    let read = |text: &str| {
        let packs = folder(&[("mine.yaml", text.as_bytes())]);
        load_pack(&packs.path().join("mine.yaml"), &[built_in()])
    };
    let (pack, said) = read(new).unwrap();
    assert_eq!((pack.licence.as_str(), pack.red_flags[0].behaviour.as_str()), ("MIT", "Being late"));
    assert_eq!(said, []);
    let former = new.replace("license", "licence").replace("behavior", "behaviour");
    assert_eq!(read(&former).unwrap(), (pack, said));

    let (_, said) = read(&new.replace("license", "licensee")).unwrap();
    assert!(said[0].to_string().contains("did you mean \"license\"?"), "{said:?}");
    let (_, said) = read(&new.replace("behavior", "text: x, behavior")).unwrap();
    assert!(!said[0].to_string().contains("behaviour"), "{said:?}");
}

#[test]
fn a_question_has_a_short_title_or_its_text_stands_in_lists() {
    assert_eq!(load(MINE.as_bytes()).unwrap().themes[0].questions[0].short(), "What did you do?");
    let titled = |short: &str| MINE.replace("text:", &format!("short: {short}, text:"));
    let question = load(titled("My deed").as_bytes()).unwrap().themes[0].questions.remove(0);
    assert_eq!((question.short(), question.text.as_str()), ("My deed", "What did you do?"));
    let longest = "\u{e9}".repeat(28);
    assert_eq!(load(titled(&longest).as_bytes()).unwrap().themes[0].questions[0].short(), longest);
    let said = said_of(titled(&format!("{longest}x")).as_bytes());
    assert_eq!(said, (5, 33, "A short title has at most 28 characters, and this one has 29.".to_owned()));
}

#[test]
fn lists_may_be_left_blank_and_numbers_are_texts() {
    let pack = load(b"themes:\n  - {id: mine, title: 2026, tags: , looks_for: ~}\nsamples:\n");
    assert_eq!(pack.unwrap().themes[0].title, "2026");
}

#[test]
fn escape_sequences_in_texts_come_out_cleaned() {
    let text = r#"themes: [{id: mine, title: "a\e]52;c;aGk=\ab\u202Ec\r", about: "\u200B"}]"#;
    let theme = load(text.as_bytes()).unwrap().themes.remove(0);
    assert_eq!(theme.title, "a\u{FFFD}]52;c;aGk=\u{FFFD}b\u{FFFD}c");
    assert_eq!(theme.about, "\u{FFFD}");
}

#[test]
fn bytes_that_are_no_text_are_reported_with_their_place() {
    let (line, column, sentence) = said_of(b"themes:\n  - id: m\xC3\xA9\xFFn\n");
    assert_eq!((line, column), (2, 11));
    assert_eq!(sentence, "This byte isn't UTF-8, the only encoding starl reads.");
}

#[test]
fn what_is_too_much_is_refused() {
    let too_big = format!("{MINE}# {}\n", "x".repeat(1 << 20));
    let brackets = format!("themes: {}", "[".repeat(100_000));
    let maps = "{a: ".repeat(50_000);
    let long = format!(
        "introductions: {{chapter: &a \"{}\"}}\nthemes: [{{id: x, questions: [{{id: y, also: [{}]}}]}}]",
        "x".repeat(100_000),
        "*a, ".repeat(900)
    );
    let aliases = format!(
        "introductions: {{chapter: &a x}}\nthemes: [{{id: x, questions: [{{id: y, also: [{}]}}]}}]",
        "*a, ".repeat(1_001)
    );
    let values = format!("themes: [{{id: x, tags: [{}]}}]", "x,".repeat(100_000));
    for (text, line, sentence) in [
        (too_big, 0, "The file is larger than 1 MiB, the limit for content files."),
        (brackets, 1, "Lists and maps are nested too deeply."),
        (maps, 1, "Lists and maps are nested too deeply."),
        (long, 2, "Its aliases make the file larger than 2 MiB."),
        (aliases, 2, "The file has more than 1000 aliases."),
        (values, 1, "The file has more than 100000 values."),
    ] {
        let (at, _, said) = said_of(text.as_bytes());
        assert_eq!((at, said.as_str()), (line, sentence));
    }
}

#[test]
fn a_thousand_errors_are_counted_and_not_all_listed() {
    let errors = "      - {id: mine-first}\n".repeat(1_000);
    let text = format!("themes:\n  - id: mine\n    title: Mine\n    questions:\n{errors}");
    let reports = load(text.as_bytes()).unwrap_err();
    assert_eq!(reports.len(), 101);
    // Each of the thousand has no text, and all but one have a taken id.
    assert_eq!(reports[100].sentence(), "The pack has 1899 more errors.");
}

#[test]
fn what_is_no_regular_file_is_not_read() {
    let packs = folder(&[("empty/readme.txt", b"nothing"), ("dir.yaml/x.txt", b"")]);
    for (name, sentence) in [
        ("missing.yaml", "There is no such file or folder."),
        ("empty", "There is no .yaml or .yml file in this folder."),
        ("dir.yaml", "There is no .yaml or .yml file in this folder."),
    ] {
        let reports = load_pack(&packs.path().join(name), &[]).unwrap_err();
        assert_eq!(reports.len(), 1);
        assert_eq!(reports[0].sentence(), sentence, "{name}");
    }
    let reports = load_pack(packs.path(), &[]).unwrap_err();
    let sentence = "This isn't a regular file, so starl ignores it.";
    assert_eq!(reports[0].sentence(), sentence);
}

#[cfg(unix)]
#[test]
fn a_pipe_or_device_is_not_opened() {
    let packs = folder(&[]);
    let pipe = packs.path().join("pipe.yaml");
    let made = std::process::Command::new("mkfifo").arg(&pipe).status();
    assert!(made.unwrap().success());
    for path in [pipe.as_path(), packs.path(), Path::new("/dev/zero")] {
        let reports = load_pack(path, &[]).unwrap_err();
        let sentence = "This isn't a regular file, so starl ignores it.";
        assert_eq!(reports[0].sentence(), sentence, "{}", path.display());
    }
}

#[test]
fn the_files_of_a_folder_are_one_pack() {
    let packs = folder(&[
        ("a-more.yaml", b"themes: [{id: mine, questions: [{id: second, text: Second?}]}]"),
        ("b-other.yml", b"themes: [{id: other, title: Other, kind: category}]"),
        ("c-theme.yaml", MINE.replace("mine-theme", "mine").as_bytes()),
        ("d-pack.yaml", b"pack: {id: folder, title: Folder}"),
        (".hidden.yaml", b"not: [valid"),
        ("notes.txt", b"not: [valid"),
    ]);
    let (pack, _) = load_pack(packs.path(), &[]).unwrap();
    assert_eq!(pack.id.as_str(), "folder");
    let themes: Vec<&str> = pack.themes.iter().map(|theme| theme.id.as_str()).collect();
    assert_eq!(themes, ["other", "mine"], "in the order in which they are defined");
    assert_eq!(pack.themes[0].kind, ThemeKind::Category);
    let questions = pack.themes[1].questions.iter();
    let questions: Vec<&str> = questions.map(|question| question.id.as_str()).collect();
    assert_eq!(questions, ["mine-first", "second"]);
}

#[test]
fn a_folder_of_several_files_needs_one_header() {
    let without = folder(&[("a.yaml", MINE.as_bytes()), ("b.yaml", b"samples:")]);
    let reports = load_pack(without.path(), &[]).unwrap_err();
    assert_eq!(
        reports[0].sentence(),
        "No file in this folder has the header \"pack:\" with an id and a title."
    );
    let header = b"pack: {id: mine, title: Mine}";
    let twice = folder(&[("a.yaml", header), ("b.yaml", header)]);
    let reports = load_pack(twice.path(), &[]).unwrap_err();
    assert_eq!(reports[0].sentence(), "Another file in the pack already has a header.");
}

#[test]
fn errors_of_all_files_are_reported_together() {
    let packs = folder(&[
        ("pack.yaml", b"pack: {id: mine, title: Mine}"),
        ("a.yaml", b"themes: [{id: mine, title: Mine, tags: [x, y]}]"),
        ("b.yaml", b"themes: [{id: Mine}]\nred_flags: [{id: mine}]"),
    ]);
    let reports = load_pack(packs.path(), &[built_in()]).unwrap_err();
    let said: Vec<String> = reports
        .iter()
        .map(|report| report.in_one_line().replace(&*packs.path().to_string_lossy(), ""))
        .map(|line| line.trim_start_matches(['/', '\\']).to_owned())
        .collect();
    assert_eq!(
        said,
        [
            "a.yaml:1:41: There is no competency \"x\".",
            "a.yaml:1:44: There is no competency \"y\".",
            "b.yaml:1:15: An id can contain only a-z, 0-9 and \"-\", not 'M'.",
            "b.yaml:2:13: This red flag has no \"behavior\".",
            "b.yaml:2:18: The id \"mine\" is already used by the theme on line 1 of a.yaml.",
        ]
    );
}

#[test]
fn a_pack_adds_to_a_theme_of_another_one() {
    let text = b"themes:
  - id: failure
    questions: [{id: mine-failure, text: What broke?}]
  - id: growth
    title: My growth
    looks_for: [{id: mine-criterion, text: Says what changed}]
    questions: [{id: mine-growth, text: What is new?}]
";
    let packs = folder(&[("mine.yaml", text)]);
    let (bank, troubles) = load_bank(Some(packs.path()), &[]);
    assert_eq!(troubles, []);
    let (theme, _) = bank.question("mine-failure").unwrap();
    let base = bank.theme("failure").unwrap();
    assert_eq!((&theme.title, theme.kind), (&base.title, base.kind));
    assert_eq!(bank.criteria("mine-failure"), *base.looks_for);
    let (theme, _) = bank.question("mine-growth").unwrap();
    assert_eq!((theme.title.as_str(), theme.kind), ("My growth", ThemeKind::Category));
    assert_eq!(bank.criteria("mine-growth")[0].id.as_str(), "mine-criterion");
}

#[test]
fn a_bad_pack_is_left_out_and_the_others_load() {
    let leaning = b"samples: [{id: mine-sample, question: mine-first, situation: a, task: b, action: c, result: d, learning: e}]";
    let packs = folder(&[
        ("a-leans-on-z.yaml", leaning),
        ("b-broken.yaml", b"themes: ["),
        ("folder/pack.yaml", b"pack: {id: folder, title: Folder}"),
        ("z.yaml", MINE.as_bytes()),
        (".hidden.yaml", b"["),
        ("readme.md", b"["),
    ]);
    let extra = packs.path().join("none.yaml");
    let (bank, troubles) = load_bank(Some(packs.path()), &[extra]);
    let ids: Vec<&str> = bank.packs().iter().map(|pack| pack.id.as_str()).collect();
    assert_eq!(ids, ["ai-ml-behavioural", "folder", "z", "a-leans-on-z"]);
    assert_eq!(bank.samples_for("mine-first").count(), 1);
    let names: Vec<_> = troubles.iter().map(|it| it.path.file_name().unwrap()).collect();
    assert_eq!(names, ["b-broken.yaml", "none.yaml"]);
    assert!(troubles[0].to_string().contains("b-broken.yaml:1:"));
}

#[test]
fn a_missing_folder_of_packs_is_fine() {
    let (bank, troubles) = load_bank(Some(Path::new("tests/no-such-folder")), &[]);
    assert_eq!((bank.packs().len(), troubles.len()), (1, 0));
    assert_eq!(bank.packs()[0], built_in());
}

/// A content file with a few bytes of it changed, left out or put in.
fn spoiled() -> impl Strategy<Value = Vec<u8>> {
    let files: Vec<Vec<u8>> = cases().iter().map(|path| fs::read(path).unwrap()).collect();
    let odd = prop_oneof![prop::sample::select(b"{}[]:,-?&*!|>'\"%@`#\n \t\\~<".to_vec()), any::<u8>()];
    let change = (any::<prop::sample::Index>(), 0..3_usize, prop::collection::vec(odd, 0..4));
    (prop::sample::select(files), prop::collection::vec(change, 1..6)).prop_map(|(mut bytes, changes)| {
        for (index, cut, put) in changes {
            let at = index.index(bytes.len() + 1);
            let end = (at + cut).min(bytes.len());
            bytes.splice(at..end, put);
        }
        bytes
    })
}

#[test]
fn a_carriage_return_alone_ends_a_line_as_in_yaml() {
    let reports = load(b"\r{{{~: nothing").expect_err("no pack");
    assert_eq!(reports[0].place().map(|place| place.line), Some(2));
    assert!(reports[0].to_string().contains("{{{~: nothing"), "{}", reports[0]);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn whatever_the_file_says_the_reports_are_clean_and_point_into_it(bytes in spoiled()) {
        // A carriage return alone ends a line, too.
        let lines = bytes.split(|byte| b"\r\n".contains(byte)).count();
        for report in load(&bytes).err().unwrap_or_default() {
            let text = report.to_string();
            prop_assert!(text.chars().all(|c| c == '\n' || !c.is_control()), "{text:?}");
            prop_assert!(report.sentence().ends_with('.'), "{text}");
            if let Some(place) = report.place() {
                prop_assert!((1..=lines).contains(&place.line) && place.column >= 1, "{text}");
            }
        }
    }
}
