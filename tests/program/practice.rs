//! What to practice: the agenda, the status line, and what is believed of a question.

use std::fs;
use std::time::Duration;

use chrono::Days;
use serde_json::Value;
use starl::domain::day::{Day, ahead, practice_day, short};
use starl::domain::fact::Fact;
use starl::domain::id::Id;
use starl::domain::outcome::Outcome;
use starl::domain::rating::Rating;
use starl::domain::take::Take;
use starl::term::clock::{Clock, SystemClock};

use crate::home::{Home, Printed, QUESTION};

/// A data folder with these takes and interviews.
fn history(takes: &[(Day, &str, Rating)], interviews: Vec<Day>) -> Home {
    let home = Home::new();
    for (day, question, rating) in takes {
        home.record(&format!("{day}T12:00:00Z"), Fact::Take(Box::new(take(question, *rating))));
    }
    home.record("2026-02-01T12:00:00Z", Fact::Interview { dates: interviews });
    fs::remove_file(home.path("lock")).unwrap();
    home
}

fn take(question: &str, rating: Rating) -> Take {
    Take {
        parts: vec![Some(Duration::from_secs(30)); 5],
        total: Duration::from_secs(150),
        cold: true,
        rating: Some(rating),
        ..Take::of(Id::new(question).unwrap())
    }
}

/// What a command prints, which may change nothing in this folder.
fn read(home: &Home, arguments: &str) -> Printed {
    let before = home.files("");
    let printed = home.run(arguments).success();
    assert_eq!(home.files(""), before, "{arguments} changes nothing");
    printed
}

/// The day it is for the program.
fn today() -> Day {
    practice_day(SystemClock::new().now().at.to_utc().fixed_offset(), 4)
}

fn long_ago() -> [(Day, &'static str, Rating); 5] {
    let day = |text: &str| text.parse().unwrap();
    [
        (day("2026-01-01"), QUESTION, Rating::Good),
        (day("2026-01-03"), QUESTION, Rating::Good),
        (day("2026-01-14"), QUESTION, Rating::Good),
        (day("2026-01-14"), "failure-not-as-expected", Rating::Easy),
        (day("2026-01-14"), QUESTION, Rating::Hard),
    ]
}

#[test]
fn show_prints_what_is_believed_of_a_question_and_why() {
    let home = history(&long_ago(), vec![]);
    let shown = read(&home, "show ambiguity-unclear-start --json").json();
    let memory = &shown[0]["memory"];
    // From py-fsrs 6.3.2.
    let number = |name: &str| memory[name].as_f64().unwrap();
    assert!((number("stability") / 46.280_217_287_6 - 1.0).abs() < 1e-4, "{memory}");
    assert!((number("difficulty") / 4.743_715_608_4 - 1.0).abs() < 1e-4, "{memory}");
    assert!((0.0..0.9).contains(&number("retrievability")), "{memory}");
    assert_eq!(memory["due"], "2026-03-01");
    let reviews: Vec<String> = memory["reviews"].as_array().unwrap().iter().map(Value::to_string).collect();
    assert_eq!(
        reviews,
        [
            r#"{"day":"2026-01-01","rating":3,"elapsed_days":0,"kind":"first"}"#,
            r#"{"day":"2026-01-03","rating":3,"elapsed_days":2,"kind":"cold"}"#,
            r#"{"day":"2026-01-14","rating":3,"elapsed_days":11,"kind":"cold"}"#,
            r#"{"day":"2026-01-14","rating":2,"elapsed_days":0,"kind":"retake"}"#,
        ]
        .map(|text| text.parse::<Value>().unwrap().to_string())
    );
    assert_eq!(memory["weights"].as_array().unwrap().len(), 21);
    let never = read(&home, "show ambiguity-what-to-build --json").json();
    assert!(never[0].get("memory").is_none(), "{never}");
}

#[test]
fn agenda_lists_what_to_drill_and_the_numbers_behind_it() {
    let empty = Home::new();
    let text = read(&empty, "agenda").stdout;
    assert!(text.starts_with("0 of 3 done today, no interview date.\n"), "{text}");
    let lines: Vec<&str> = text.lines().collect();
    assert_eq!((lines.len(), lines[1]), (6, "3 new:"), "{text}");
    assert!(
        lines[5].starts_with("You're ready for 0 of ")
            && lines[5].contains(" questions. You're ready for a question if "),
        "{text}"
    );
    read(&empty, "today").prints(&text);

    let interview = today() + chrono::Days::new(9);
    let home = history(&long_ago(), vec![interview]);
    let agenda = read(&home, "agenda --json").json();
    assert_eq!(agenda["interview"], interview.to_string());
    assert_eq!((&agenda["daily"], &agenda["told"], &agenda["seed"]), (&3.into(), &0.into(), &0.into()));
    let picks = agenda["picks"].as_array().unwrap();
    assert_eq!(picks.len(), 3);
    for pick in picks {
        let number = |name: &str| pick[name].as_f64().unwrap();
        let worth = number("recall_if_drilled") - number("recall_if_skipped");
        assert!((number("gain") - worth / 4.0).abs() < 1e-12, "{pick}");
        assert!(!pick["reason"].as_str().unwrap().is_empty());
        assert_eq!(pick["warm_up"], false);
    }
    // The date was set so long ago that there was time for all that is selected; what was told comes first.
    assert_eq!(agenda["set"].as_array().unwrap().len(), 60);
    assert_eq!(agenda["set"][0]["why"], "told");
    assert_eq!(agenda["questions_hold"].to_string(), r#"{"holds":0,"of":60}"#);
    assert!(agenda["mix"].as_str().unwrap().contains("new"), "{agenda}");
    let other = read(&home, "agenda --json --seed 1").json();
    assert_eq!(other["seed"], 1);
    assert_ne!(other["picks"][0]["question"], picks[0]["question"]);
}

#[test]
fn status_is_one_line() {
    read(&Home::new(), "status").prints("starl: 0 of 3 done today, no interview date, 0 questions ready\n");
    let day = today();
    let interview = day + chrono::Days::new(9);
    let home = history(&[(day, QUESTION, Rating::Good)], vec![interview]);
    let line = read(&home, "status").stdout;
    // The day may have changed since.
    let told = u8::from(today() == day);
    let interview = ahead(interview, today());
    assert_eq!(line, format!("starl: {told} of 3 done today, interview {interview}, 1 question ready\n"));
}

#[test]
fn on_the_day_of_the_interview_the_warm_ups_are_the_whole_day() {
    let home = Home::new();
    home.run("settings set interview today").success();
    home.run("status").success().says("starl: 0 of 2 warm-ups done, interview today");
    home.run("take add --question ambiguity-unclear-start").success();
    let status = home.run("status --json").success().json();
    assert_eq!((&status["told"], &status["daily"], &status["left"]), (&1.into(), &2.into(), &1.into()));
    let agenda = home.run("agenda --json").success().json();
    assert_eq!((&agenda["daily"], agenda["picks"].as_array().unwrap().len()), (&2.into(), 1));
    home.run("status --exit-code").failure(1);
    home.run("take add --question failure-not-as-expected").success();
    home.run("status --exit-code").success().says("2 of 2 warm-ups done");
}

#[test]
fn what_an_interview_asked_is_shown_with_its_question_and_on_the_sheet() {
    let home = Home::new();
    home.put("stories/search.yaml", "title: Search latency\n");
    let (day, id) = (today() - Days::new(3), |text: &str| Id::new(text).unwrap());
    let at = format!("{}T12:00:00Z", today() - Days::new(1));
    let outcome = |date: Day, surprise: &str| Outcome {
        date,
        landed: vec![id("failure-not-as-expected")],
        flat: vec![id(QUESTION)],
        stories: vec![(id(QUESTION), id("search"))],
        surprise: surprise.to_owned(),
    };
    home.record(&at, Fact::Outcome(outcome(day, "no whiteboard")));
    home.record(&at, Fact::Outcome(outcome(day, "they asked for\u{1b}[31m the code")));
    fs::remove_file(home.path("lock")).unwrap();
    let on = short(day, today());
    let words = format!("In interviews\n  Asked on {on}: fell flat, with Search latency\n");
    read(&home, &format!("show {QUESTION}")).says(&words);
    let asked = &read(&home, &format!("show {QUESTION} --json")).json()[0]["asked"];
    let asked = asked.as_array().unwrap();
    assert_eq!((asked.len(), &asked[0]["landed"], &asked[0]["story"]), (1, &false.into(), &"search".into()));
    assert_eq!(asked[0]["date"], day.to_string());
    let said = format!(
        "## Last time\n\n- {on}: 1 landed, 1 fell flat; surprise: they asked for\u{fffd}[31m the code\n"
    );
    read(&home, "sheet").says(&said);
    read(&home, "show ambiguity-what-to-build").says("What they look for");
}

#[test]
fn what_a_question_of_the_set_lacks_is_in_the_agenda() {
    let home = history(&[(today(), QUESTION, Rating::Hard)], vec![today() + Days::new(9)]);
    let agenda = read(&home, "agenda --json").json();
    let of = |question: &str| {
        let set = agenda["set"].as_array().unwrap();
        set.iter().find(|it| it["question"] == question).unwrap()["lacks"].clone()
    };
    assert!(of(QUESTION).as_str().unwrap().starts_with("2 hard, "), "{agenda}");
    assert_eq!(of("failure-not-as-expected"), "not answered yet");
}

#[test]
fn the_interview_is_set_as_people_say_dates_and_the_journal_keeps_it() {
    let home = Home::new();
    home.run("settings get interview").success().prints("none\n");
    home.run("settings set interview in 2 weeks").success().says(", in 14 days\n");
    home.run("status").success().says("interview in 14 days");
    home.run("settings get").success().says(&format!("interview: {}\n", today() + Days::new(14)));
    home.run("settings set interview +3, +20").success().says(", in 3 days\n").says(", in 20 days\n");
    home.run("settings set interview none").success().prints("interview: none\n");
    home.run("status").success().says("no interview date");
    assert!(!home.path("settings.yaml").exists(), "the dates are in the journal");
    home.run("settings set interview soon").failure(2).complains("\"soon\" isn't a date. Try Dec 10");
    home.run("settings set interview 2020-01-01").failure(2).complains("is in the past");
    home.run("settings get intervew").failure(2).complains("Did you mean \"interview\"?");
}

#[test]
fn the_status_is_printed_as_a_prompt_wants_it() {
    let home = Home::new();
    home.run("settings set interview +9").success();
    home.run("take add --question ambiguity-unclear-start --seconds 24,15,75,22,14 --rating 3").success();
    let format = "{told}/{daily} {left} {days}d {holds} {{}}";
    home.run(&["status", "--format", format]).success().prints("1/3 2 9d 1 {}\n");
    let today = home.run("status --json").success().json();
    assert_eq!((&today["told"], &today["left"], &today["days"]), (&1.into(), &2.into(), &9.into()));
    assert_eq!(
        (&today["holds"], &today["set"]),
        (&1.into(), &9.into()),
        "nine days of three, a third of them"
    );
    home.run("status").success().says("1 of 3 done today, interview in 9 days, 1 question ready");
    home.run("status --exit-code").failure(1);
    home.run("settings set drills_a_day 1").success();
    home.run("status --exit-code").success();
    home.run("settings set interview none").success();
    home.run(&["status", "--format", "{days}{date}."]).success().prints(".\n");
    home.run(&["status", "--format", "{weeks}"])
        .failure(2)
        .complains("There's no {weeks}; the names are told, ");
    home.run(&["status", "--format", "{told"]).failure(2).complains("unclosed brace");
}

#[test]
fn the_profile_is_set_by_words_and_shown_with_the_plan() {
    let home = Home::new();
    home.run("settings get role").success().prints("none\n");
    home.run("settings set role sientist")
        .failure(2)
        .complains("none, any, ml-engineer, scientist, data-scientist");
    home.run("settings set role AI engineer").success().prints("role: ml-engineer\n");
    home.run("settings set role scientist").success().prints("role: scientist\n");
    home.run("settings set level staff").success().prints("level: staff\n");
    home.run("settings set company_kind startup").success().prints("company_kind: startup\n");
    let agenda = home.run("agenda --json").success().json();
    assert_eq!(agenda["profile"], "scientist, staff, at a startup");
    assert!(agenda["outside"].is_array());
}
