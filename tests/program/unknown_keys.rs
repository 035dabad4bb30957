//! D10, D12 and D13 for the files that people write: what a newer version wrote is reported and left, and the rest holds.

use crate::home::{ADD, Home, Printed};

/// Keys of a version to come, or typing errors, with values of every shape.
const NEWER: &str = "new_in_v2: on # mine\nnew_map:   {a: [1, 2]}\nnew_list:\n  - x\n";

#[test]
fn d12_an_unknown_key_of_the_settings_is_reported_and_left() {
    let home = Home::new();
    let settings = format!("start_hour: 0\n{NEWER}words_a_minut: 170\nbell: maybe\n");
    home.put("settings.yaml", &settings);
    let Printed { stdout, stderr, .. } = home.run("settings get start_hour").success();
    assert_eq!(stdout, "0\n");
    for said in [
        ":2:1: warning: There is no key \"new_in_v2\" here.",
        ":3:1: warning: There is no key \"new_map\" here.",
        ":4:1: warning: There is no key \"new_list\" here.",
        "hint: did you mean \"words_a_minute\"?",
        ":7:7: Bell must be on or off, not \"maybe\".",
    ] {
        assert_eq!(stderr.matches(said).count(), 1, "{said}\n{stderr}");
    }
    home.run("settings set target 2:20").success().complains("new_in_v2");
    assert_eq!(home.text("settings.yaml"), format!("{settings}target: 2:20\n"));
    home.run("settings set start_hour 1").success();
    assert!(home.text("settings.yaml").starts_with(&format!("start_hour: 1\n{NEWER}")));
    home.run("doctor").failure(1).says("new_in_v2").says("maybe");
}

#[test]
fn d12_an_unknown_key_of_a_story_is_reported_and_left() {
    let home = Home::new();
    let story = format!("title: Mine\n{NEWER}tags: [failure]\nsituatoin: Once.\naction: I did it.\n");
    home.put("stories/mine.yaml", &story);
    home.run("story list")
        .success()
        .says("Mine")
        .says("failure")
        .complains("mine.yaml:2:1: warning: There is no key \"new_in_v2\" here.")
        .complains("did you mean \"situation\"?");
    home.run("sheet").success().says("Mine");
    let stdout = home.run("doctor").failure(1).stdout;
    assert_eq!(stdout.matches("warning: There is no key").count(), 4, "{stdout}");
    assert_eq!(home.text("stories/mine.yaml"), story);
}

#[test]
fn d12_an_unknown_key_of_a_company_is_reported_and_left() {
    let home = Home::new();
    let page = format!("name: Acme\n{NEWER}people: Ana\n");
    home.put("companies/acme.yaml", &page);
    home.run("company list").success().says("Acme; notes on people").complains(":3:1: warning: ");
    assert_eq!(home.text("companies/acme.yaml"), page);
}

#[test]
fn d12_an_unknown_key_of_a_pack_is_reported_and_the_pack_is_used() {
    let home = Home::new();
    let pack = format!(
        "{NEWER}themes:\n  - id: mine\n    title: Mine\n    questions:\n      - {{id: mine-one, text: Why?, txt: x}}\n"
    );
    home.put("packs/mine.yaml", &pack);
    home.run("show mine-one")
        .success()
        .says("Why?")
        .complains(":1:1: warning: There is no key \"new_in_v2\"");
    let stdout = home.run("check packs/mine.yaml").success().stdout;
    assert!(
        stdout.contains("did you mean \"text\"?")
            && stdout.ends_with("1 pack checked: 1 valid; 4 warnings\n"),
        "{stdout}"
    );
    home.run("--pack packs/mine.yaml list").failure(1);
    assert_eq!(home.text("packs/mine.yaml"), pack);
}

#[test]
fn a_key_that_is_written_twice_is_an_error() {
    let home = Home::new();
    home.put("settings.yaml", "bell: on\nbell: off\n");
    home.put("stories/mine.yaml", "title: Mine\ntitle: Mine\n");
    for arguments in ["settings get", "story list"] {
        home.run(arguments).failure(1).complains(" is written twice.");
    }
}

#[test]
fn list_and_doctor_say_what_the_check_calls_an_error() {
    let home = Home::new();
    let story = "title: Mine\ntags: [failiure, B]\nfits: {ambiguity-unclear-strat: strongest}\nwhen: March 2025\n\
                 situation: We were #1 in search, and lost it in a week.\nnew: x\nallow: {SL999: so}\n";
    home.put("stories/mine.yaml", story);
    home.put("stories/not.yaml", "title: Payments: the night it broke\n");
    let checked = home.run("story check --json").failure(1).json();
    let findings =
        checked["stories"].as_array().unwrap().iter().flat_map(|it| it["findings"].as_array().unwrap());
    let mut rules = Vec::new();
    for found in findings {
        let rule = found["rule"].as_str().unwrap();
        assert!(found["name"].is_string() && found["level"].is_string(), "{found}");
        home.run(&format!("story rules {rule}")).success();
        rules.push(rule.to_owned());
    }
    for rule in ["SL001", "SL002", "SL003", "SL004", "SL005", "SL006"] {
        assert!(rules.iter().any(|it| it == rule), "{rule} is not among {rules:?}");
    }
    let list = home.run("story list").failure(1);
    let doctor = home.run("doctor").failure(1);
    for said in [
        "mine.yaml:2:8: There is no competency \"failiure\".",
        "did you mean \"failure\"?",
        "mine.yaml:2:18: This isn't an id",
        "mine.yaml:3:8: There is no question \"ambiguity-unclear-strat\".",
        "did you mean \"ambiguity-unclear-start\"?",
        "mine.yaml:3:33: How well does it fit",
        "mine.yaml:4:7: \"March 2025\" doesn't start with a year.",
        "hint: for example 2025, 2025-03 or 2025-03-14",
        "mine.yaml:5:20: YAML reads the rest of this line as a comment.",
        "hint: put the whole text in quotes",
        "mine.yaml:6:1: warning: There is no key \"new\" here.",
        "hint: put the value in quotes: it has a colon",
    ] {
        list.complains(said);
        doctor.says(said);
    }
    assert!(list.stdout.starts_with("mine  Mine; 0:04; failiure"), "every word counts: {}", list.stdout);
    let shown = home.run("story show mine --json").success().json();
    assert_eq!(shown["situation"], "We were #1 in search, and lost it in a week.");
    assert_eq!(home.text("stories/mine.yaml"), story);
}

#[test]
fn a_take_of_no_length_is_refused_and_the_form_is_shown() {
    let home = Home::new();
    for seconds in ["0", "0:00", "-,-,-,-,-"] {
        home.run(&format!("{ADD} --seconds {seconds}"))
            .failure(2)
            .complains("2:25")
            .complains("20,15,1:20,20,-");
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
    home.put("packs/\u{1b}]52;c;a\u{7}\u{202e}.yaml", &pack);
    let Printed { stdout, stderr, .. } = home.run("doctor").failure(1);
    let more = home.run("list").success().stderr;
    for said in [&stdout, &stderr, &more] {
        let odd =
            |c: char| c != '\n' && c.is_control() || "\u{202e}\u{200b}\u{2066}\u{fff9}\u{115f}".contains(c);
        assert!(!said.contains(odd), "{said:?}");
    }
    assert!(stdout.matches(".yaml:").count() >= 4, "{stdout}");
}
