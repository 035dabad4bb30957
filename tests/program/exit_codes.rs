//! How every command ends: a table with a row for each, and what scripts can count on in all of them.

use std::collections::BTreeSet;

use serde_json::Value;

use crate::home::Home;

/// A command line, and the code it ends with on a folder that has a story, a take and a broken pack.
const ROWS: &[(&str, i32)] = &[
    ("", 2), // needs a terminal
    ("--plain", 0),
    ("drill", 2),
    ("drill --plain", 0),
    ("drill no-such-question", 2),
    ("mock", 2),
    ("mock --plain", 0),
    ("mock --questions 0", 2),
    ("sprint", 2),
    ("sprint --plain", 0),
    ("sprint now", 2),
    ("agenda", 0),
    ("agenda --seed x", 2),
    ("progress", 0),
    ("progress all", 2),
    ("status", 0),
    ("status --exit-code", 1),
    ("status --format {nothing}", 2),
    ("list", 0),
    ("list --yaml", 2),
    ("list --pack broken.yaml", 1),
    ("show ambiguity-unclear-start", 0),
    ("show no-such-id", 2),
    ("find vague", 0),
    ("find zzzzzz", 1),
    ("find", 2),
    ("check broken.yaml", 1),
    ("check", 2),
    ("import list.md --dry-run", 0),
    ("import list.md --dry-run --json", 0),
    ("import list.md --json", 2), // JSON without --dry-run
    ("import list.md --yes", 0),
    ("import prose.md --yes", 1), // no question in it
    ("import no-such-list.md", 1),
    ("import", 2),
    ("export stories", 0),
    ("export stories nothing", 2),
    ("export takes", 0),
    ("export takes nothing", 2),
    ("export questions", 0),
    ("export questions --theme nowhere", 2),
    ("export week", 0),
    ("export week --csv", 2),
    ("export sheet", 0),
    ("export sheet --to list.md", 2), // a file is there
    ("export sheet --company nobody", 2),
    ("question list", 0),
    ("question list --theme failure", 0),
    ("question list --theme nowhere", 2),
    ("checklist", 0),
    ("checklist check stories", 0),
    ("checklist check nothing", 2),
    ("checklist uncheck stories", 0),
    ("checklist uncheck nothing", 2),
    ("question add Who was against it?", 0),
    ("question add Tell me about a time when you started work with unclear goals.", 0),
    ("question add --theme nowhere Who?", 2),
    ("story list", 0),
    ("story list --csv", 2),
    ("story new Another", 0),
    ("story new --draft", 2),
    ("story show a-story", 0),
    ("story show nothing", 2),
    ("story edit a-story", 1), // no editor is set
    ("story edit nothing", 2),
    ("story check a-story", 0), // a draft is no error
    ("story check nothing", 2),
    ("story rules", 0),
    ("story rules SL999", 2),
    ("company list", 0),
    ("company list --csv", 2),
    ("company new Acme", 0),
    ("company new", 2),
    ("company edit nobody", 2),
    ("sheet", 0),
    ("sheet --company nobody", 2),
    ("paths", 0),
    ("paths all", 2),
    ("take add --question ambiguity-unclear-start --seconds 2:25", 0),
    ("take add --question nothing", 2),
    ("take list", 0),
    ("take list --csv", 2),
    ("take undo last", 0),
    ("take undo nothing", 2),
    ("take words last --from prose.md", 0),
    ("take words nothing", 2),
    ("take hear last", 1), // no sound of it is saved
    ("take hear nothing", 2),
    ("take forget --all", 0),
    ("take forget last", 1), // nothing was heard of it
    ("take forget", 2),
    ("tools", 0),
    ("tools use whisper-cli --model base.bin", 0),
    ("tools voice mock", 0),
    ("tools voice loud", 2),
    ("tools use nothing", 2),
    ("tools confirm", 1), // no command is set
    ("tools confirm all", 2),
    ("restore --to restored", 0),
    ("restore --to .", 2), // not empty
    ("restore", 2),
    ("doctor", 0),
    ("doctor --all", 2),
    ("settings", 0),
    ("settings get target", 0),
    ("settings get nothing", 2),
    ("settings set target 2:20", 0),
    ("settings set target soon", 2),
    ("completions bash", 0),
    ("completions cmd", 2),
    ("schema pack", 0),
    ("schema story", 0),
    ("schema journal", 2),
    ("man", 0),
    ("man starl", 2),
    ("help", 0),
    ("frobnicate", 2),
];

/// What does something instead of showing something, or prints a format of its own.
const WITHOUT_JSON: &[&str] = &[
    "drill",
    "mock",
    "sprint",
    "import",
    "export stories",
    "export takes",
    "export questions",
    "export week",
    "export sheet",
    "question add",
    "checklist check",
    "checklist uncheck",
    "story new",
    "story edit",
    "company new",
    "company edit",
    "take add",
    "take undo",
    "take hear",
    "take forget",
    "tools use",
    "tools voice",
    "tools confirm",
    "restore",
    "settings set",
    "completions",
    "schema", // which is JSON anyway
    "man",
];

/// Every command that can be called, as it is typed after `starl`.
fn commands() -> Vec<String> {
    fn below(parent: &clap::Command, path: &str, found: &mut Vec<String>) {
        for command in parent.get_subcommands() {
            let name = format!("{path}{}", command.get_name());
            if command.has_subcommands() {
                below(command, &format!("{name} "), found);
            } else {
                found.push(name);
            }
        }
    }
    let mut found = Vec::new();
    below(&starl::cli::commands(), "", &mut found);
    found
}

fn home() -> Home {
    let home = Home::with_takes(1);
    home.run("story new A story").success();
    home.put("broken.yaml", "pack: [");
    home.put("list.md", "# Questions\n\n- Tell me about a time you failed.\n");
    home.put("prose.md", "I was on duty that night, and the model was wrong.\n");
    home
}

#[test]
fn every_command_ends_as_the_table_says() {
    for (line, code) in ROWS {
        let ended = home().run(*line).failure(*code);
        let is_silent = ended.stdout.is_empty() && ended.stderr.is_empty();
        assert!(!is_silent || *line == "status --exit-code", "{line:?} says nothing");
        assert!(*code != 2 || ended.stdout.is_empty(), "{line:?} answers all the same: {}", ended.stdout);
    }
}

#[test]
fn every_command_has_a_row_for_wrong_use_and_one_for_right() {
    for command in commands() {
        let is_of = |line: &str| line == command || line.starts_with(&format!("{command} "));
        let codes: BTreeSet<i32> =
            ROWS.iter().filter(|(line, _)| is_of(line)).map(|(_, code)| *code).collect();
        assert!(codes.contains(&2), "starl {command}: no row of exit_codes.rs ends with 2");
        let is_used = codes.contains(&0) || codes.contains(&1);
        // It opens the editor; that ends as the editor does.
        assert!(is_used || command == "company edit", "starl {command}: no row of exit_codes.rs ends well");
    }
}

#[test]
fn every_command_that_shows_something_prints_json() {
    let home = home();
    let all = starl::cli::commands();
    for name in commands().into_iter().filter(|name| !WITHOUT_JSON.contains(&&**name)) {
        let words = name.split(' ');
        let command = words.fold(&all, |command, word| command.find_subcommand(word).unwrap());
        let has_json = command.get_arguments().any(|argument| argument.get_long() == Some("json"));
        assert!(has_json, "starl {name} has no --json");
        let is_of = |line: &str| line == name || line.starts_with(&format!("{name} "));
        for (line, code) in ROWS.iter().filter(|(line, code)| is_of(line) && *code != 2) {
            if line.contains("--exit-code") {
                continue;
            }
            let printed = home.run(&format!("{line} --json")).failure(*code).stdout;
            // Takes are printed an object a line.
            let texts: Vec<&str> =
                if name == "take list" { printed.lines().collect() } else { vec![&printed] };
            for text in texts {
                assert!(serde_json::from_str::<Value>(text).is_ok(), "starl {line} --json: {text}");
            }
        }
    }
}

#[test]
fn color_is_always_never_or_as_the_output_suggests() {
    let home = home();
    for line in ["show ambiguity-unclear-start", "--help", "list --help", "story rules SL201"] {
        let colored = |options: &str| {
            let ended = home.run(&format!("{line} {options}")).success();
            ended.stdout.contains('\x1b')
        };
        assert!(colored("--color always"), "{line}");
        assert!(!colored("--color never") && !colored("") && !colored("--color=auto"), "{line}");
    }
    home.run("list --color sometimes").failure(2).complains("auto, always, never");
}

#[test]
fn every_shell_is_given_completions_and_the_manual_names_every_command() {
    let home = Home::new();
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        home.run(&format!("completions {shell}")).success().says("settings").says("data-dir");
    }
    let page = home.run("man").success().stdout;
    assert!(page.starts_with(".ie "), "{page}");
    for command in commands() {
        let heading = format!(".SH \"STARL {}\"\n", command.to_uppercase());
        assert!(page.contains(&heading), "{heading} isn't in the manual");
    }
    assert!(page.contains("Exit codes: 0 success"));
}
