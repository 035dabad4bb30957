//! The pages tell the truth: their keys are those of the table; their commands, settings, examples and links exist.

#[path = "readme/words.rs"]
mod words;

use std::collections::{BTreeMap, HashMap};
use std::fmt::Write;
use std::fs;
use std::path::{Component, Path, PathBuf};

use starl::domain::holds::RULE;
use starl::domain::id::Id;
use starl::domain::settings::Setting;
use starl::keys::table::{BINDINGS, rows};
use starl::store::settings::{LoadedSettings, text};
use starl::store::stories::StoryFile;
use starl::store::text::source::Source;

/// One page is about as much as a stranger reads.
const README_BYTES: usize = 8 * 1024;

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn page(name: &str) -> String {
    fs::read_to_string(root().join(name)).unwrap_or_else(|why| panic!("{name}: {why}"))
}

/// All pages of the project by their paths from its root.
fn pages() -> BTreeMap<String, String> {
    let mut pages = BTreeMap::new();
    for folder in ["", "docs/"] {
        for entry in fs::read_dir(root().join(folder)).expect("a folder") {
            let name = format!("{folder}{}", entry.expect("an entry").file_name().to_string_lossy());
            if Path::new(&name).extension().is_some_and(|ending| ending == "md") {
                pages.insert(name.clone(), page(&name));
            }
        }
    }
    pages
}

/// The block of YAML on a page that starts with this key.
fn yaml(page: &str, key: &str) -> String {
    let block = page.split("```yaml\n").find(|block| block.starts_with(key)).expect("a block of YAML");
    block.split_once("```").expect("its end").0.to_owned()
}

/// The key table as the page prints it.
fn keys() -> String {
    let mut scopes = Vec::new();
    for row in BINDINGS {
        if !scopes.contains(&row.scope) {
            scopes.push(row.scope);
        }
    }
    let mut text = String::new();
    for scope in scopes {
        let _ = write!(text, "## {}\n\n| key | what it does |\n|---|---|\n", scope.word());
        for row in rows(scope) {
            let chords: Vec<String> = row.spelled().iter().map(|chord| format!("`{chord}`")).collect();
            let _ = writeln!(text, "| {} | {} |", chords.join(" "), row.help);
        }
        text.push('\n');
    }
    text
}

/// The screens and the commands share the constant.
#[test]
fn what_holds_is_said_in_one_wording() {
    for name in ["docs/plan.md", "docs/practice.md"] {
        assert!(page(name).contains(RULE), "{name} doesn't say: {RULE}");
    }
}

/// As with the pictures of the sessions, `INSTA_UPDATE=always` writes the page.
#[test]
fn the_keys_are_those_of_the_table() {
    const MARKS: [&str; 2] = ["<!-- keys -->\n", "<!-- /keys -->"];
    let page = page("docs/keys.md");
    let (before, rest) = page.split_once(MARKS[0]).expect("the mark before the keys");
    let (_, after) = rest.split_once(MARKS[1]).expect("the mark after the keys");
    let wanted = format!("{before}{}\n{}{}{after}", MARKS[0], keys(), MARKS[1]);
    if std::env::var("INSTA_UPDATE").is_ok_and(|update| update == "always") {
        fs::write(root().join("docs/keys.md"), &wanted).expect("the page is written");
    } else {
        assert!(
            page == wanted,
            "INSTA_UPDATE=always cargo test --test readme writes docs/keys.md:\n\n{wanted}"
        );
    }
}

#[test]
fn the_settings_are_all_and_are_the_defaults() {
    let text = yaml(&page("docs/settings.md"), "drills_a_day:");
    for setting in Setting::ALL {
        let line = format!("\n{}: ", setting.key());
        assert!(format!("\n{text}").contains(&line), "docs/settings.md does not show {}", setting.key());
    }
    let read = text::parse(&Source { path: "settings.yaml".into(), text });
    assert_eq!(read, Ok(LoadedSettings::default()));
}

#[test]
fn the_readme_is_one_page_and_has_the_two_commands_and_the_credit() {
    let readme = page("README.md");
    assert!(readme.len() <= README_BYTES, "{} bytes are more than a page", readme.len());
    let questions = starl::packs::built_in().themes.iter().flat_map(|theme| &theme.questions).count();
    let questions = format!("{questions} questions");
    let two = ["\ncargo run --release ", "\ncargo test "];
    let credit = ["AI System Design Guide", "Om Bharatiya", "MIT", &questions];
    for said in two.into_iter().chain(credit) {
        assert!(readme.contains(said), "the README does not say {said:?}");
    }
}

#[test]
fn every_link_leads_somewhere() {
    let pages: BTreeMap<_, _> = pages().into_iter().map(|(name, text)| (name, prose(&text))).collect();
    let anchors: HashMap<&String, Vec<String>> =
        pages.iter().map(|(name, text)| (name, anchors(text))).collect();
    for (name, text) in &pages {
        for link in links(text) {
            let (path, anchor) = link.split_once('#').map_or((link, None), |(path, it)| (path, Some(it)));
            let target = if path.is_empty() { name.clone() } else { beside(name, path) };
            assert!(root().join(&target).exists(), "{name}: {link}: {target} isn't there");
            if let Some(anchor) = anchor {
                let there = anchors.get(&target).is_some_and(|all| all.iter().any(|it| it == anchor));
                assert!(there, "{name}: {link}: {target} has no such heading");
            }
        }
    }
}

#[test]
fn every_page_is_linked_from_the_readme() {
    let readme = page("README.md");
    for name in pages().into_keys().filter(|name| name != "README.md") {
        assert!(links(&readme).any(|link| link == name), "the README does not link to {name}");
    }
}

/// A page without its blocks of code.
fn prose(page: &str) -> String {
    page.split("```").step_by(2).collect()
}

/// Where the links in a text lead inside the project.
fn links(text: &str) -> impl Iterator<Item = &str> {
    let links = text.split("](").skip(1).filter_map(|rest| rest.split_once(')')).map(|(link, _)| link);
    links.filter(|link| !link.contains("://"))
}

/// The path from the root of a path that a page names.
fn beside(page: &str, path: &str) -> String {
    let mut whole = PathBuf::from(page);
    whole.pop();
    for part in Path::new(path).components() {
        match part {
            Component::ParentDir => assert!(whole.pop(), "{page}: {path} leads out of the project"),
            part => whole.push(part),
        }
    }
    whole.to_string_lossy().into_owned()
}

/// The anchors of the headings, as they are made where the pages are read.
fn anchors(text: &str) -> Vec<String> {
    let headings = text.lines().filter(|line| line.starts_with('#'));
    let is_kept = |c: &char| c.is_alphanumeric() || matches!(c, '-' | '_' | ' ');
    let anchor = |line: &str| line.trim_start_matches('#').trim().to_lowercase();
    headings.map(|line| anchor(line).chars().filter(is_kept).collect::<String>().replace(' ', "-")).collect()
}

#[test]
fn every_command_on_the_pages_exists() {
    let mut seen = 0;
    for (name, text) in pages() {
        let blocks = text.split("```sh\n").skip(1).filter_map(|rest| rest.split_once("```"));
        let lines = blocks.flat_map(|(block, _)| block.lines()).filter(|line| line.starts_with("starl"));
        let prose = prose(&text);
        let inline = prose.split('`').skip(1).step_by(2).filter(|code| code.starts_with("starl "));
        for line in lines.chain(inline) {
            let words = shlex::split(line).unwrap_or_else(|| panic!("{name}: {line}: open quotes"));
            assert_eq!(unknown(&words), None, "{name}: {line}");
            seen += 1;
        }
    }
    assert!(seen > 50, "only {seen} commands were found");
}

/// The first word of a command line that is neither a command nor an option of it; words in capitals stand for others.
fn unknown(words: &[String]) -> Option<&String> {
    let all = starl::cli::commands();
    let mut command = &all;
    for word in words.iter().skip(1).filter(|word| !word.chars().all(char::is_uppercase)) {
        let has = |it: &clap::Command, long: &str| it.get_arguments().any(|arg| arg.get_long() == Some(long));
        if let Some(long) = word.strip_prefix("--") {
            if !has(command, long) && !has(&all, long) && !matches!(long, "help" | "version") {
                return Some(word);
            }
        } else if let Some(sub) = command.find_subcommand(word) {
            command = sub;
        } else if command.has_subcommands() {
            return Some(word);
        }
    }
    None
}

#[test]
fn every_command_is_on_the_page() {
    let page = page("docs/command-line.md");
    for command in starl::cli::commands().get_subcommands() {
        let name = format!("\nstarl {}", command.get_name());
        let subs: Vec<_> =
            command.get_subcommands().map(|sub| format!("{name} {}", sub.get_name())).collect();
        for line in if subs.is_empty() { vec![name] } else { subs } {
            assert!(page.contains(&format!("{line} ")), "docs/command-line.md does not have{line}");
        }
    }
}

#[test]
fn the_story_in_the_docs_is_valid() {
    let source = Source { path: "story.yaml".into(), text: yaml(&page("docs/stories.md"), "title:") };
    let file = StoryFile::new(Id::new("story").expect("an id"), source);
    assert_eq!(file.check(), Ok(()));
    let story = file.doc().expect("a story");
    let pack = starl::packs::built_in();
    assert!(story.texts.iter().all(|(_, text)| !text.is_empty()));
    for tag in &story.tags {
        assert!(pack.competencies.iter().any(|it| it.id == *tag), "there is no competency {tag}");
    }
    let mut questions = pack.themes.iter().flat_map(|theme| &theme.questions);
    assert!(questions.any(|question| question.id == story.fits[0].question));
}

#[test]
fn the_pack_in_the_docs_is_valid() {
    let file = tempfile::Builder::new().suffix(".yaml").tempfile().expect("a temporary file");
    fs::write(file.path(), yaml(&page("docs/packs.md"), "pack:")).expect("the pack is written");
    let loaded = starl::packs::load_pack(file.path(), &[starl::packs::built_in()]);
    assert!(loaded.as_ref().is_ok_and(|(_, reports)| reports.is_empty()), "{loaded:?}");
}
