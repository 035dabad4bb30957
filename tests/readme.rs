//! The README tells the truth: its keys are those of the table, its commands and files exist.

use std::fmt::Write;
use std::fs;
use std::path::Path;

use starl::domain::id::Id;
use starl::domain::settings::Setting;
use starl::keys::table::{BINDINGS, rows};
use starl::store::settings::{LoadedSettings, text};
use starl::store::stories::StoryFile;
use starl::store::text::source::Source;

fn readme() -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("README.md");
    fs::read_to_string(path).expect("the README")
}

/// The key table as the README prints it.
fn keys() -> String {
    let mut scopes = Vec::new();
    for row in BINDINGS {
        if !scopes.contains(&row.scope) {
            scopes.push(row.scope);
        }
    }
    let mut text = String::new();
    for scope in scopes {
        let _ = write!(text, "**{}**\n\n| key | what it does |\n|---|---|\n", scope.title());
        for row in rows(scope) {
            let chords: Vec<String> = row.spelled().iter().map(|chord| format!("`{chord}`")).collect();
            let _ = writeln!(text, "| {} | {} |", chords.join(" "), row.help);
        }
        text.push('\n');
    }
    text
}

#[test]
fn the_key_section_equals_the_table() {
    let readme = readme();
    let section =
        readme.split_once("<!-- keys -->\n").and_then(|(_, rest)| rest.split_once("<!-- /keys -->"));
    let (section, _) = section.expect("the key section with its marks");
    let expected = keys();
    assert!(section.trim() == expected.trim(), "the key section of the README should read:\n\n{expected}");
}

#[test]
fn the_settings_it_shows_are_all_and_are_the_defaults() {
    let readme = readme();
    let (_, section) = readme.split_once("## Settings").expect("the section");
    let block = section.split("```").nth(1).and_then(|block| block.strip_prefix("yaml\n"));
    let text = block.expect("a block of YAML").to_owned();
    let read = text::parse(&Source { path: "settings.yaml".into(), text });
    assert_eq!(read, Ok(LoadedSettings::default()));
    for setting in Setting::ALL {
        let line = format!("\n{}: ", setting.key());
        assert!(section.contains(&line), "the README does not show {}", setting.key());
    }
}

#[test]
fn the_two_commands_and_the_credit_are_there() {
    let readme = readme();
    for said in ["cargo run --release", "cargo test", "AI System Design Guide", "Om Bharatiya", "MIT"] {
        assert!(readme.contains(said), "the README does not say {said:?}");
    }
}

#[test]
fn every_file_the_readme_links_to_exists() {
    let readme = readme();
    let links = readme.split("](").skip(1).filter_map(|rest| rest.split_once(')')).map(|(link, _)| link);
    let mut local = 0;
    for link in links.filter(|link| !link.starts_with("http") && !link.starts_with('#')) {
        local += 1;
        assert!(Path::new(env!("CARGO_MANIFEST_DIR")).join(link).exists(), "{link} is not there");
    }
    assert!(local > 0, "the README links to some file");
}

#[test]
fn the_story_in_the_readme_is_valid() {
    let readme = readme();
    let story = readme.split("```yaml\n").find(|block| block.starts_with("title:")).expect("a story");
    let (story, _) = story.split_once("```").expect("its end");
    let source = Source { path: "story.yaml".into(), text: story.to_owned() };
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
fn the_pack_in_the_readme_is_valid() {
    let readme = readme();
    let pack =
        readme.split("```yaml\n").find(|block| block.starts_with("pack:")).expect("the example of a pack");
    let (pack, _) = pack.split_once("```").expect("its end");
    let file = tempfile::Builder::new().suffix(".yaml").tempfile().expect("a temporary file");
    fs::write(file.path(), pack).expect("the pack is written");
    let loaded = starl::packs::load_pack(file.path(), &[starl::packs::built_in()]);
    assert!(loaded.as_ref().is_ok_and(|(_, reports)| reports.is_empty()), "{loaded:?}");
}
