//! `starl progress`: the figures as text and as JSON, worked out from what was logged.

use serde_json::{Value, json};

use crate::home::Home;

/// Cold takes of today: three with a short Learning or none, of which the last is too long, and one that has no time.
fn home() -> Home {
    let home = Home::new();
    for (question, seconds, rating) in [
        ("ambiguity-unclear-start", "24,15,75,22,4", "3"),
        ("failure-not-as-expected", "34,15,75,22,-", "2"),
        ("responsible-raised-concern", "24,15,140,22,5", "1"),
    ] {
        let take = ["take", "add", "--question", question, "--seconds", seconds, "--rating", rating];
        home.run(&take).success();
    }
    home
}

fn figures(home: &Home) -> Value {
    home.run("progress --json").success().json()
}

#[test]
fn the_figures_are_those_a_hand_would_work_out() {
    let figures = figures(&home());
    assert_eq!(figures["takes"], 3);
    assert_eq!(figures["cold_takes"], 3);
    assert_eq!(figures["spoken_seconds"], 140.0 + 146.0 + 206.0);
    assert_eq!(figures["weakest"], json!([{"what": "Learning is short", "takes": 3, "of": 3}]));
    let length = json!({
        "from_seconds": 120.0, "to_seconds": 180.0, "median_seconds": 146.0, "in_band": 2, "over": 1, "short": 0
    });
    assert_eq!(figures["length"], length);
    let learning = json!({
        "part": "learning", "plan_seconds": 14.0, "off_plan_seconds": -9.5,
        "timed": 2, "known": 3, "missing": 1, "short": 2, "long": 0
    });
    assert_eq!(figures["parts"][4], learning);
    assert_eq!((&figures["points"], &figures["guess"]), (&Value::Null, &Value::Null));
    let theme = |place: usize| {
        let theme = &figures["themes"][place];
        (theme["id"].as_str().unwrap().to_owned(), theme["holds"].clone(), theme["last_rating"].clone())
    };
    assert_eq!(theme(0), ("responsible-ai".to_owned(), json!(0), json!(1)));
    assert_eq!(theme(2), ("ambiguity".to_owned(), json!(1), json!(3)));
    assert_eq!((&figures["holds"]["holds"], &figures["interview"]), (&json!(1), &Value::Null));
    assert_eq!(figures["days"][0]["takes"], 3);
}

#[test]
fn the_text_leads_with_what_is_weakest_and_what_to_do_about_it() {
    let printed = home().run("progress").success();
    assert_eq!(printed.stderr, "");
    let text = printed.stdout;
    let lines: Vec<&str> = text.lines().collect();
    assert_eq!(lines[0], "3 takes, 3 cold · 8 min · 1 day");
    assert_eq!(
        lines[1],
        "Weak spot: Learning is short, in 3 of 3 recent cold takes. Say what you do differently now. You have 0:14 for Learning."
    );
    assert!(
        lines.contains(&"Length: median 2:26, the band is 2:00 to 3:00; 2 in the band, 1 over"),
        "{text}"
    );
    assert!(lines.contains(&"  Learning   -0:10  left out in 1 of 3, short in 2"), "{text}");
    assert!(!text.contains(|c: char| c.is_control() && c != '\n'));
    let home = home();
    home.run("take add --question failure-not-as-expected --rating 3 --next number-first").success();
    home.run("progress").success().says("\nNext time I will: number-first\n");
}

#[test]
fn without_takes_it_says_how_to_start() {
    let text = Home::new().run("progress").success().stdout;
    assert!(
        text.starts_with("0 takes · 0 min · 0 days\nNo takes yet. Do the first one with: starl drill"),
        "{text}"
    );
    assert_eq!(figures(&Home::new())["takes"], 0);
}
