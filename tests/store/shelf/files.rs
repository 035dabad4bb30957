//! What is written where, and what is kept.

use std::fmt::Write;
use std::fs;

use starl::domain::part::Part;
use starl::store::draft::Edited;
use starl::store::shelf::Saved;

use super::desk::{Desk, TEXT, at, doing, names};

#[test]
fn a_part_written_in_the_app_changes_its_lines_alone_and_the_old_text_is_in_the_history() {
    let mut desk = Desk::new();
    let mine = desk.mine();
    assert_eq!(
        desk.stories.write_field(&mine, Part::Task, "Find out.\n\nThen mend it.", at(1)).unwrap(),
        Saved::Whole
    );
    let task = "task: |\n  Find out.\n\n  Then mend it.\n";
    assert_eq!(desk.text("mine.yaml"), TEXT.replace("task: |\n  Find out why.\n", task));
    let history = names(&desk.path(".history"));
    assert_eq!(history, ["mine-20261123T070001000Z.yaml"]);
    assert_eq!(desk.text(".history/mine-20261123T070001000Z.yaml"), TEXT);
}

#[test]
fn the_last_twenty_texts_of_a_story_stay_and_those_of_others_are_left() {
    let mut desk = Desk::new();
    fs::create_dir(desk.path(".history")).unwrap();
    desk.put(".history/mine-too-20200101T000000000Z.yaml", "title: of another\n");
    for second in 0..25 {
        let mine = desk.mine();
        desk.stories.write_field(&mine, Part::Task, &format!("Attempt {second}."), at(second)).unwrap();
    }
    let kept: Vec<String> =
        names(&desk.path(".history")).into_iter().filter(|name| !name.starts_with("mine-too")).collect();
    assert_eq!((kept.len(), kept[0].as_str()), (20, "mine-20261123T070005000Z.yaml"));
    assert!(desk.text(&format!(".history/{}", kept[19])).contains("Attempt 23."));
    assert!(desk.path(".history/mine-too-20200101T000000000Z.yaml").exists());
}

#[test]
fn changes_on_disk_are_noticed() {
    let mut desk = Desk::new();
    desk.loaded();
    assert!(!desk.stories.shelf().is_stale());
    desk.put("mine.yaml", &format!("{TEXT}# more\n"));
    assert!(desk.stories.shelf().is_stale());
    desk.loaded();
    desk.put("another.yaml", "title: Another\n");
    assert!(desk.stories.shelf().is_stale());
    desk.loaded();
    fs::remove_file(desk.path("another.yaml")).unwrap();
    assert!(desk.stories.shelf().is_stale());
}

#[test]
fn by_hand_in_the_app_and_in_an_editor_it_is_the_same_story() {
    let words = |part: Part| format!("The {}: # \"one\"\n\n- two", part.title());
    let mut by_hand = String::from("title: The stemmer\n");
    for part in Part::ALL {
        let lines: Vec<String> = words(part).lines().map(|line| format!("    {line}")).collect();
        writeln!(by_hand, "{}: |\n{}", part.title().to_lowercase(), lines.join("\n")).unwrap();
    }
    let (mut hand, mut app, mut editor) = (Desk::new(), Desk::new(), Desk::new());
    hand.put("mine.yaml", &by_hand);
    for desk in [&app, &editor] {
        desk.put("mine.yaml", "title: The stemmer\n");
    }
    for part in Part::ALL {
        let mine = app.mine();
        app.stories.write_field(&mine, part, &words(part), at(1)).unwrap();
    }
    let mut typing = doing(|path| fs::write(path, by_hand.replace('\n', "\r\n")).unwrap());
    assert_eq!(editor.edit(&mut typing).unwrap(), Edited::Saved(Saved::Whole));
    assert_eq!(app.story(), hand.story());
    assert_eq!(editor.story(), hand.story());
}
