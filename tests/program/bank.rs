//! What the bank holds: list, show and find; and packs: check, the folder of packs, and those that are named.

use std::collections::HashSet;

use serde_json::Value;
use starl::domain::item::Item;
use starl::packs::built_in;

use crate::home::{Home, run};

/// Every text under a key `id`, however deep.
fn ids(value: &Value) -> HashSet<String> {
    let mut found = HashSet::new();
    match value {
        Value::Object(map) => {
            found.extend(map.get("id").and_then(Value::as_str).map(str::to_owned));
            found.extend(map.values().flat_map(ids));
        }
        Value::Array(list) => found.extend(list.iter().flat_map(ids)),
        _ => {}
    }
    found
}

#[test]
fn list_shows_every_item() {
    let pack = built_in();
    let list = run("list").success();
    assert_eq!(list.stderr, "");
    let text = list.stdout;
    assert!(!text.contains('\u{1b}'), "no colour where there is no terminal");
    let words: HashSet<&str> = text.split(|c: char| c.is_whitespace() || "()".contains(c)).collect();
    let listed = ids(&run("list --json").success().json());
    for item in Item::all_of(&pack) {
        let id = item.id().as_str();
        assert!(words.contains(id), "{id} is not in the text");
        let shown = if let Item::Question(_, question) = item { question.short() } else { item.text() };
        assert!(text.contains(shown), "{id}: its text is not in the text");
        assert!(listed.contains(id), "{id} is not in the JSON");
    }
}

#[test]
fn the_json_of_the_bank_has_the_keys_of_the_content_files() {
    let list = run("list --json").success().json();
    let pack = &list["packs"][0];
    assert_eq!(pack["introductions"]["chapter"], built_in().introductions.chapter);
    assert_eq!(pack["themes"][0]["questions"][0]["probes"].as_array().unwrap().len(), 3);
    let kinds: HashSet<&str> =
        pack["themes"].as_array().unwrap().iter().map(|theme| theme["kind"].as_str().unwrap()).collect();
    assert_eq!(kinds, HashSet::from(["theme", "category"]));
    assert_eq!(pack["checklist"][1]["evidence"]["kind"], "told-in-band");
    for part in ["situation", "task", "action", "result", "learning"] {
        assert!(pack["samples"][0][part].is_string(), "{part}");
    }
}

#[test]
fn show_prints_a_question_in_full() {
    let pack = built_in();
    let theme = pack.themes.iter().find(|theme| theme.id.as_str() == "ambiguity").unwrap();
    let question = &theme.questions[0];
    let text = run(&["show", question.id.as_str()]).success().stdout;
    let texts = question.also.iter().chain(question.probes.iter().map(|probe| &probe.text));
    let texts = texts.chain([&question.text, &theme.title]);
    for part in texts.chain(theme.looks_for.iter().map(|criterion| &criterion.text)) {
        assert!(text.contains(part.as_str()), "{part}");
    }
    assert!(text.contains("sample-search-prototypes"));

    let shown = run(&["show", question.id.as_str(), "--json"]).success().json();
    assert_eq!(shown[0]["kind"], "question");
    assert_eq!(shown[0]["parent"], "ambiguity");
    assert_eq!(shown[0]["item"]["text"], question.text);
    assert_eq!(shown[0]["criteria"][0]["id"], theme.looks_for[0].id.as_str());
    assert_eq!(shown[0]["samples"][0]["id"], "sample-search-prototypes");
}

#[test]
fn show_keeps_the_paragraphs_of_a_sample() {
    let pack = built_in();
    let sample = &pack.samples[0];
    let text = run(&format!("show {}", sample.id)).success().stdout;
    let paragraphs: Vec<&str> = sample.texts["action"].lines().collect();
    assert!(paragraphs.len() > 2);
    assert!(text.contains(&format!("  {}\n", paragraphs.join("\n\n  "))), "{text}");
}

#[test]
fn show_has_anchors_and_what_a_mixed_answer_fails() {
    let pack = "themes:\n  - id: mine\n    title: Mine\n    looks_for:\n      - {id: mine-plain, text: Says it plainly, \
                anchors: {mentioned: Calls it plain, shown: Says it in a sentence}}\n    questions:\n      - {id: mine-first, \
                text: What did you do?, probes: [Why?, {rung: self, text: What did you get wrong?}]}\nsamples:\n  - id: \
                mine-mixed\n    title: The meter\n    question: mine-first\n    length: 1:00\n    fails: [SL201]\n    \
                situation: Search lost names.\n    task: I had to find out why.\n    action: We built it. We ran \
                it. We shipped it. We told them.\n    result: Names lost fell from 9 to 4%.\n    learning: I now \
                write the test first.\n";
    let home = Home::new();
    home.put("packs/mine.yaml", pack);
    home.run("show mine-first").success().says("1: Calls it plain").says("2: Says it in a sentence");
    home.run("show mine-plain").success().says("1: Calls it plain");
    let shown = home.run("show mine-first --json").success().json();
    assert_eq!(shown[0]["criteria"][0]["anchors"]["shown"], "Says it in a sentence");
    assert_eq!(shown[0]["item"]["probes"][0], "Why?");
    assert_eq!(shown[0]["item"]["probes"][1]["rung"], "self");
    let mixed = home.run("show mine-mixed").success();
    mixed.says("length    1:00").says("this isn't a model answer").says("SL201");
    let at = |text: &str| mixed.stdout.find(text).unwrap();
    assert!(at("We built it") < at("SL201") && at("SL201") < at("Names lost fell"), "{}", mixed.stdout);
}

#[test]
fn show_knows_every_kind_of_item() {
    let pack = built_in();
    let mut seen = HashSet::new();
    for item in Item::all_of(&pack) {
        if !seen.insert(item.kind()) {
            continue;
        }
        let id = item.id().as_str();
        run(&format!("show {id}")).success().says(item.text()).says(item.kind().word());
        let shown = run(&format!("show {id} --json")).success().json();
        let kind = item.kind().word().replace(' ', "-");
        let views = shown.as_array().unwrap();
        assert!(views.iter().any(|view| view["kind"] == kind.as_str() && view["item"]["id"] == id));
    }
    assert_eq!(seen.len(), 13);
}

#[test]
fn an_unknown_id_is_wrong_use_and_the_nearest_is_suggested() {
    for arguments in
        ["show ambiguity-unclear-strat", "show ambiguity-unclear", "drill ambiguity-unclear-star"]
    {
        run(arguments).failure(2).prints("").complains("Did you mean \"ambiguity-unclear-start\"?");
    }
    run("drill --theme failur").failure(2).complains("Did you mean \"failure\"?");
    let stderr = run(&["show", "\u{1b}]0;x\u{7}"]).failure(2).stderr;
    assert!(!stderr.contains('\u{1b}'), "{stderr:?}");
}

#[test]
fn find_puts_the_best_first() {
    let text = run("find requirements vague").success().stdout;
    assert!(text.starts_with("Questions\n  ambiguity-unclear-start  "), "{text}");
    let found = run("find 'REQUIRÉMENTS vagu' --json").success().json();
    assert_eq!(found[0]["id"], "ambiguity-unclear-start");
    assert_eq!(found[0]["kind"], "question");
    assert_eq!(found[0]["parent"], "ambiguity");
    assert!(!found[0]["positions"].as_array().unwrap().is_empty());
    // Another wording and a follow-up come behind their question, of a sample only the words around the match.
    let wording = "conflict-committed        Tell me about a decision you argued against and then carried out. (follow-up: ";
    run("find convinced").success().says("(also asked as: When did you ").says(wording);
    let sample = run("find prototypes sophisticated").success().stdout;
    let line = sample.lines().find(|line| line.contains("Three prototypes instead of a specification: ..."));
    assert!(line.is_some_and(|line| line.len() < 200 && line.ends_with("...")), "{sample}");
    let text = run("find xyzzyx").failure(1).stdout;
    assert_eq!(text, "Nothing in the bank, your stories or your notes has all these words.\n");
    run("find xyzzyx --json").failure(1).prints("[]\n");
}

#[test]
fn find_has_stories_and_notes_on_companies_too_each_under_its_kind() {
    let home = Home::new();
    home.put("stories/zebra-count.yaml", "title: Zebra count\nresult: Fewer were lost.\n");
    home.put("companies/acme.yaml", "name: Acme\nproducts: A zebra counter.\n");
    home.put("packs/valid.yaml", VALID);
    home.run("find zebra").success().prints(
        "Questions\n  mine-first  Zebra crossing?\n\n\
         Your stories\n  zebra-count  Zebra count\n\n\
         Your notes on companies\n  acme  A zebra counter.\n",
    );
    let found = home.run("find zebra --json").success().json();
    let kinds: Vec<_> = found.as_array().unwrap().iter().map(|it| it["kind"].as_str().unwrap()).collect();
    assert_eq!(kinds, ["question", "story", "company"]);
}

const VALID: &str =
    "themes: [{id: mine, title: Mine, questions: [{id: mine-first, text: Zebra crossing?}]}]\n";
const BROKEN: &str = "themes:\n  - id: mine\n    title: Mine: all\n";

#[test]
fn check_names_every_error_and_counts_them() {
    let home = Home::new();
    home.put("valid.yaml", VALID);
    home.put("broken.yaml", BROKEN);
    home.run("check valid.yaml").success().prints("1 pack checked: 1 valid\n");

    let checked = home.run("check valid.yaml broken.yaml").failure(1);
    assert_eq!(checked.stderr, "");
    let stdout = checked.stdout;
    assert!(stdout.starts_with("broken.yaml:3:16: This isn't valid YAML: "), "{stdout}");
    let hint = "put the value in quotes: it has a colon";
    assert!(
        stdout.contains(&format!("\n 3 |     title: Mine: all\n   |                ^\nhint: {hint}\n")),
        "{stdout}"
    );
    assert!(stdout.ends_with("\n\n2 packs checked: 1 valid, 1 with 1 error\n"), "{stdout}");

    home.run("check none.yaml").failure(1).says("none.yaml: There is no such file or folder.\n");
}

#[test]
fn check_reads_the_built_in_content_as_a_newer_version_of_itself() {
    let check = ["check", concat!(env!("CARGO_MANIFEST_DIR"), "/content")];
    run(&check).success().prints("1 pack checked: 1 valid\n");
}

#[test]
fn packs_of_the_data_folder_and_named_ones_are_in_the_bank() {
    let home = Home::new();
    home.put("packs/valid.yaml", VALID);
    home.put("packs/broken.yaml", BROKEN);
    home.put("more.yaml", "themes: [{id: failure, questions: [{id: more-first, text: Yes?}]}]");
    // A broken pack of the folder is reported, and nothing more.
    home.run("find zebra --pack more.yaml")
        .success()
        .says("mine-first")
        .complains("broken.yaml:3:16: This isn't valid YAML");
    home.run("--pack more.yaml show more-first").success().says("(failure)");
    run(&format!("find ambiguity --pack {}", home.path("packs/broken.yaml").display()))
        .failure(1)
        .complains("broken.yaml:3:16");
}

#[test]
fn whom_a_question_is_for_is_checked_and_shown() {
    let home = Home::new();
    home.put("packs/mine.yaml", MINE_FOR_SOME);
    home.run(&["check", &home.path("packs/mine.yaml").to_string_lossy()]).success();
    let shown = home.run("show mine-first").success();
    shown.says("scientist, mlops; staff; core");
    home.run("show mine-second").success().says("asked of  junior");
    let question = home.run("show mine-first --json").success().json()[0]["item"].clone();
    assert_eq!(question["roles"], serde_json::json!(["scientist", "mlops"]));
    assert_eq!((&question["levels"][0], &question["core"]), (&"staff".into(), &true.into()));
}

/// A theme with a level for all of its questions but the one that names its own.
const MINE_FOR_SOME: &str = "themes:
  - id: mine
    title: Mine
    levels: [junior]
    questions:
      - {id: mine-first, text: What did you do?, roles: [scientist, mlops], levels: [staff], core: true}
      - {id: mine-second, text: And then?}
";

#[test]
fn a_principle_is_found_by_its_name_and_leads_to_its_questions() {
    let found = run("find customer obsession --json").success().json();
    assert_eq!((&found[0]["kind"], &found[0]["id"]), (&"principle".into(), &"customer-obsession".into()));
    run("show frugality").success().says("Amazon").says("decisions-inference-cost");
    run("show decisions-inference-cost").success().says("Frugality (Amazon)");
    run("list").success().says("Dive Deep (Amazon)");
}
