//! Questions of your own, added from the command line.

use crate::home::Home;

#[test]
fn a_question_of_your_own_is_in_the_bank_at_once_and_can_be_practiced() {
    let home = Home::new();
    home.run("question add --theme conflict 'Who was against it?'")
        .success()
        .prints("mine-who-was-against-it\n");
    home.run("list").success().says("mine-who-was-against-it");
    home.run("show mine-who-was-against-it").success().says("Who was against it?");
    home.run("take add --question mine-who-was-against-it --rating 1").success();
    assert_eq!(home.mode("packs/mine.yaml"), 0o600);
    home.run("question add 'who was against it'")
        .failure(1)
        .complains("already has that question: mine-who-was-against-it");
}

#[test]
fn what_was_written_by_hand_stays_and_its_errors_are_in_the_way() {
    let home = Home::new();
    let own = "pack: {id: mine, title: Mine}   # by hand\nthemes:\n  - id: conflict\n    questions:\n      - {id: a, text: One?}\n";
    home.put("packs/mine.yaml", own);
    home.run("question add --theme conflict --competency failure Two?").success();
    let added = "      - id: mine-two\n        text: Two?\n        tags: [failure]\n";
    assert_eq!(home.text("packs/mine.yaml"), format!("{own}{added}"));

    let broken = format!("{own}themes:\n");
    home.put("packs/mine.yaml", &broken);
    home.run("question add Three?").failure(1).complains("mine.yaml:");
    assert_eq!(home.text("packs/mine.yaml"), broken);
}

#[test]
fn a_theme_or_competency_that_is_not_there_is_wrong_use() {
    let home = Home::new();
    home.run("question add --theme conflct Why?").failure(2).complains("Did you mean \"conflict\"?");
    home.run("question add --competency conflct Why?").failure(2).complains("Did you mean \"conflict\"?");
    home.run("question add ' '").failure(2).complains("The question is empty");
    assert!(!home.path("packs/mine.yaml").exists());
}
