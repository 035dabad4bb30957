//! D10, D12 and D13 for the files that people write: what a newer version wrote is reported and left, and the rest holds.

use std::fs;

use serde_json::Value;

use crate::home::{Home, QUESTION, told};

fn put(home: &Home, name: &str, text: &str) {
    let path = home.path().join(name);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, text).unwrap();
}

fn text(home: &Home, name: &str) -> String {
    fs::read_to_string(home.path().join(name)).unwrap()
}

/// Keys of a version to come, or typing errors, with values of every shape.
const NEWER: &str = "new_in_v2: on # mine\nnew_map:   {a: [1, 2]}\nnew_list:\n  - x\n";

#[test]
fn d12_an_unknown_key_of_the_settings_is_reported_and_left() {
    let home = Home::new();
    let settings = format!("start_hour: 0\n{NEWER}words_a_minut: 170\nbell: maybe\n");
    put(&home, "settings.yaml", &settings);
    let (out, complaint) = told(&home.run(&["settings", "get", "start_hour"]), 0);
    assert_eq!(out, "0\n");
    for said in [
        ":2:1: warning: There is no key \"new_in_v2\" here.",
        ":3:1: warning: There is no key \"new_map\" here.",
        ":4:1: warning: There is no key \"new_list\" here.",
        "hint: did you mean \"words_a_minute\"?",
        ":7:7: Bell can be on or off, not \"maybe\".",
    ] {
        assert_eq!(complaint.matches(said).count(), 1, "{said}\n{complaint}");
    }
    let (_, complaint) = told(&home.run(&["settings", "set", "target", "2:20"]), 0);
    assert!(complaint.contains("new_in_v2"), "{complaint}");
    assert_eq!(text(&home, "settings.yaml"), format!("{settings}target: 2:20\n"));
    told(&home.run(&["settings", "set", "start_hour", "1"]), 0);
    assert!(text(&home, "settings.yaml").starts_with(&format!("start_hour: 1\n{NEWER}")));
    let (out, _) = told(&home.run(&["doctor"]), 1);
    assert!(out.contains("new_in_v2") && out.contains("maybe"), "{out}");
}

#[test]
fn d12_an_unknown_key_of_a_story_is_reported_and_left() {
    let home = Home::new();
    let story = format!("title: Mine\n{NEWER}tags: [failure]\nsituatoin: Once.\naction: I did it.\n");
    put(&home, "stories/mine.yaml", &story);
    let (out, complaint) = told(&home.run(&["story", "list"]), 0);
    assert!(out.contains("Mine") && out.contains("failure"), "{out}");
    assert!(complaint.contains("mine.yaml:2:1: warning: There is no key \"new_in_v2\" here."), "{complaint}");
    assert!(complaint.contains("did you mean \"situation\"?"), "{complaint}");
    assert!(told(&home.run(&["sheet"]), 0).0.contains("Mine"));
    let (out, _) = told(&home.run(&["doctor"]), 1);
    assert_eq!(out.matches("warning: There is no key").count(), 4, "{out}");
    assert_eq!(text(&home, "stories/mine.yaml"), story);
}

#[test]
fn d12_an_unknown_key_of_a_company_is_reported_and_left() {
    let home = Home::new();
    let page = format!("name: Acme\n{NEWER}people: Ana\n");
    put(&home, "companies/acme.yaml", &page);
    let (out, complaint) = told(&home.run(&["company", "list"]), 0);
    assert!(
        out.contains("Acme; notes on people") && complaint.contains(":3:1: warning: "),
        "{out}{complaint}"
    );
    assert_eq!(text(&home, "companies/acme.yaml"), page);
}

#[test]
fn d12_an_unknown_key_of_a_pack_is_reported_and_the_pack_is_used() {
    let home = Home::new();
    let pack = format!(
        "{NEWER}themes:\n  - id: mine\n    title: Mine\n    questions:\n      - {{id: mine-one, text: Why?, txt: x}}\n"
    );
    put(&home, "packs/mine.yaml", &pack);
    let (out, complaint) = told(&home.run(&["show", "mine-one"]), 0);
    assert!(
        out.contains("Why?") && complaint.contains(":1:1: warning: There is no key \"new_in_v2\""),
        "{out}{complaint}"
    );
    let path = home.path().join("packs/mine.yaml");
    let (out, _) = told(&home.run(&["check", path.to_str().unwrap()]), 0);
    assert!(
        out.contains("did you mean \"text\"?") && out.ends_with("1 pack checked: 1 sound; 4 warnings\n"),
        "{out}"
    );
    told(&home.run(&["--pack", path.to_str().unwrap(), "list"]), 1);
    assert_eq!(text(&home, "packs/mine.yaml"), pack);
}

#[test]
fn a_key_that_is_written_twice_is_an_error() {
    let home = Home::new();
    put(&home, "settings.yaml", "bell: on\nbell: off\n");
    put(&home, "stories/mine.yaml", "title: Mine\ntitle: Mine\n");
    for arguments in [["settings", "get"], ["story", "list"]] {
        let (_, complaint) = told(&home.run(&arguments), 1);
        assert!(complaint.contains(" is written twice."), "{complaint}");
    }
}

#[test]
fn list_and_doctor_say_what_the_check_calls_an_error() {
    let home = Home::new();
    let story = "title: Mine\ntags: [failiure, B]\nfits: {ambiguity-unclear-strat: strongest}\nwhen: March 2025\n\
                 situation: We were #1 in search, and lost it in a week.\nnew: x\nallow: {SL999: so}\n";
    put(&home, "stories/mine.yaml", story);
    put(&home, "stories/not.yaml", "title: Payments: the night it broke\n");
    let (json, _) = told(&home.run(&["story", "check", "--json"]), 1);
    let checked: Value = serde_json::from_str(&json).unwrap();
    let findings =
        checked["stories"].as_array().unwrap().iter().flat_map(|it| it["findings"].as_array().unwrap());
    let mut rules = Vec::new();
    for found in findings {
        let rule = found["rule"].as_str().unwrap();
        assert!(found["name"].is_string() && found["level"].is_string(), "{found}");
        told(&home.run(&["story", "rules", rule]), 0);
        rules.push(rule.to_owned());
    }
    for rule in ["SL001", "SL002", "SL003", "SL004", "SL005", "SL006"] {
        assert!(rules.iter().any(|it| it == rule), "{rule} is not among {rules:?}");
    }
    let (list, complaint) = told(&home.run(&["story", "list"]), 1);
    let (doctor, _) = told(&home.run(&["doctor"]), 1);
    for said in [
        "mine.yaml:2:8: There is no competency \"failiure\".",
        "did you mean \"failure\"?",
        "mine.yaml:2:18: This is not the id of anything",
        "mine.yaml:3:8: There is no question \"ambiguity-unclear-strat\".",
        "did you mean \"ambiguity-unclear-start\"?",
        "mine.yaml:3:33: How well it fits",
        "mine.yaml:4:7: \"March 2025\" does not start with a year.",
        "hint: for example 2025, 2025-03 or 2025-03-14",
        "mine.yaml:5:20: From here on YAML takes this text for a comment.",
        "hint: put the whole text in quotes",
        "mine.yaml:6:1: warning: There is no key \"new\" here.",
        "hint: put the value in quotes: it has a colon",
    ] {
        assert!(complaint.contains(said), "list: {said}\n{complaint}");
        assert!(doctor.contains(said), "doctor: {said}\n{doctor}");
    }
    assert!(list.starts_with("mine  Mine; 0:04; failiure"), "the whole sentence counts: {list}");
    let (shown, _) = told(&home.run(&["story", "show", "mine", "--json"]), 0);
    let shown: Value = serde_json::from_str(&shown).unwrap();
    assert_eq!(shown["situation"], "We were #1 in search, and lost it in a week.");
    assert_eq!(text(&home, "stories/mine.yaml"), story);
}

#[test]
fn a_take_of_no_length_is_refused_and_the_form_is_shown() {
    let home = Home::new();
    for seconds in ["0", "0:00", "-,-,-,-,-"] {
        let (_, complaint) =
            told(&home.run(&["take", "add", "--question", QUESTION, "--seconds", seconds]), 2);
        assert!(complaint.contains("2:25") && complaint.contains("20,15,1:20,20,-"), "{complaint}");
    }
    assert!(home.takes().is_empty());
}

#[test]
fn nothing_of_a_pack_reaches_a_terminal_as_it_is() {
    let home = Home::new();
    let odd = "\\e]52;c;a\\a\\u202E\\u200B\\uFFF9\\u115F";
    let pack = format!(
        "\"{odd}\": x\nthemes:\n  - id: \"{odd}\"\n    title: x #\u{2066}y\n    tags: [\"{odd}\"]\n    kind: \"{odd}\"\n"
    );
    put(&home, "packs/\u{1b}]52;c;a\u{7}\u{202e}.yaml", &pack);
    let (out, complaint) = told(&home.run(&["doctor"]), 1);
    let (_, more) = told(&home.run(&["list"]), 0);
    for said in [&out, &complaint, &more] {
        let odd =
            |c: char| c != '\n' && c.is_control() || "\u{202e}\u{200b}\u{2066}\u{fff9}\u{115f}".contains(c);
        assert!(!said.contains(odd), "{said:?}");
    }
    assert!(out.matches(".yaml:").count() >= 4, "{out}");
}
