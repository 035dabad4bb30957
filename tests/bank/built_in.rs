//! The built-in bank: what is in it, that its links lead somewhere, and that nothing of it is thin.

use std::collections::{HashMap, HashSet};

use chrono::Days;
use starl::domain::agenda::Reason;
use starl::domain::bank::{Bank, Pack};
use starl::domain::checklist::Evidence;
use starl::domain::find::FindIndex;
use starl::domain::item::{Item, ItemKind};
use starl::domain::question::{Question, Theme, ThemeKind};
use starl::domain::shape::{Outline, Shape};
use starl::packs::built_in;

fn bank() -> Bank {
    Bank::new(vec![built_in()])
}

/// Themes of this kind that the chapter has, without those of our own.
fn of_chapter(pack: &Pack, kind: ThemeKind) -> Vec<&Theme> {
    pack.themes.iter().filter(|theme| theme.kind == kind && theme.origin.is_none()).collect()
}

fn questions_of_chapter(theme: &Theme) -> Vec<&Question> {
    theme.questions.iter().filter(|question| question.origin.is_none()).collect()
}

#[test]
fn every_reason_is_read_whole_at_sixty_columns_with_the_start_of_its_theme() {
    let (bank, today) = (bank(), "2026-11-25".parse().expect("a day"));
    let competencies = bank.competencies().map(|it| Reason::New(Some(it.title.to_lowercase())));
    let failed = (0..7).map(|days| Reason::Failed(today - Days::new(days)));
    let others =
        [Reason::AskedFlat, Reason::AskedLanded, Reason::NeverRated, Reason::OnceMore, Reason::Lowest];
    for reason in competencies.chain(failed).chain(others) {
        let words = reason.words(today);
        assert!(words.len() <= 35, "{words} is {} long", words.len());
    }
}

#[test]
fn the_chapter_has_its_themes() {
    let pack = built_in();
    let themes = of_chapter(&pack, ThemeKind::Theme);
    let ids: HashSet<&str> = themes.iter().map(|theme| theme.id.as_str()).collect();
    let expected = ["ambiguity", "expectations", "failure", "collaboration", "responsible-ai"];
    assert_eq!(ids, HashSet::from(expected));
    for theme in &themes {
        assert_eq!(questions_of_chapter(theme).len(), 3, "{}", theme.id);
        assert_eq!(theme.looks_for.len(), 3, "{}", theme.id);
        assert!(!theme.about.is_empty(), "{}", theme.id);
    }
}

#[test]
fn the_chapter_has_its_categories() {
    let pack = built_in();
    let categories = of_chapter(&pack, ThemeKind::Category);
    let ids: HashSet<&str> = categories.iter().map(|theme| theme.id.as_str()).collect();
    let expected =
        ["leadership-influence", "technical-decisions", "project-challenges", "conflict", "growth"];
    assert_eq!(ids, HashSet::from(expected));
    for category in &categories {
        let questions = questions_of_chapter(category);
        assert_eq!(questions.len(), 2, "{}", category.id);
        assert!(questions.iter().all(|question| question.elements.len() == 3), "{}", category.id);
    }
}

#[test]
fn the_chapter_has_its_tables_and_lists() {
    let pack = built_in();
    assert_eq!(pack.context.iter().filter(|row| row.origin.is_none()).count(), 6);
    assert_eq!(pack.ask.iter().map(|group| group.questions.len()).collect::<Vec<_>>(), [3, 3, 3, 3]);
    let flags: Vec<_> = pack.red_flags.iter().filter(|flag| flag.origin.is_none()).collect();
    assert_eq!(flags.len(), 5);
    assert!(flags.iter().all(|flag| !flag.why.is_empty()));
    let checklist: Vec<_> = pack.checklist.iter().filter(|item| item.origin.is_none()).collect();
    assert_eq!(checklist.len(), 6);
    let introductions = &pack.introductions;
    for text in [&introductions.chapter, &introductions.context, &introductions.ask, &introductions.checklist]
    {
        assert!(!text.is_empty());
    }
    assert!(!pack.source.is_empty() && pack.licence == "MIT");
}

#[test]
fn the_checklist_knows_what_proves_it() {
    let pack = built_in();
    let evidence: Vec<_> = pack.checklist.iter().filter_map(|item| item.evidence.as_ref()).collect();
    assert_eq!(evidence.len(), 6);
    assert!(evidence.contains(&&Evidence::ToldInBand { from: 120, to: 180 }));
    assert!(evidence.contains(&&Evidence::StarredQuestions { min: 3, max: 5 }));
    let cover = evidence.iter().find_map(|evidence| match evidence {
        Evidence::StoriesCover { min: 5, max: 7, tags } => Some(tags),
        _ => None,
    });
    let tags: Vec<&str> =
        cover.map(|tags| tags.iter().map(starl::domain::id::Id::as_str).collect()).unwrap_or_default();
    assert_eq!(tags, ["leadership", "failure", "conflict", "ambiguity", "learning"]);
}

#[test]
fn the_chapter_has_four_samples() {
    let pack = built_in();
    let samples: Vec<_> = pack.samples.iter().filter(|sample| sample.origin.is_none()).collect();
    let themes: HashSet<&str> = samples.iter().map(|sample| sample.theme.as_str()).collect();
    assert_eq!(samples.len(), 4);
    // The one about failed expectations tells of a failure.
    assert_eq!(themes, HashSet::from(["ambiguity", "failure", "responsible-ai", "collaboration"]));
    assert!(samples.iter().all(|sample| !sample.asked.is_empty()));
    let cautions: Vec<_> = samples.iter().filter(|sample| sample.warning().is_some()).collect();
    assert_eq!(cautions.len(), 1, "the business as the only motive");
    assert!(cautions[0].caution.contains("business") && cautions[0].theme.as_str() == "responsible-ai");
}

#[test]
fn the_chapter_comes_first() {
    let pack = built_in();
    let themes: Vec<&str> = pack.themes.iter().map(|theme| theme.id.as_str()).collect();
    let order = ["ambiguity", "expectations", "failure", "collaboration", "responsible-ai"];
    assert_eq!(themes.get(..5), Some(order.as_slice()));
    assert_eq!(themes.get(5..7), Some(["leadership-influence", "technical-decisions"].as_slice()));
    let own = themes.iter().position(|theme| *theme == "priorities");
    assert_eq!(own, Some(10), "a category of our own comes after all ten of the chapter");
    let themes_own: Vec<bool> = pack.themes.iter().map(|theme| theme.origin.is_some()).collect();
    assert!(themes_own.is_sorted(), "themes of our own come after the chapter's");
    for theme in &pack.themes {
        let own: Vec<bool> = theme.questions.iter().map(|question| question.origin.is_some()).collect();
        assert!(own.is_sorted(), "{}: questions of our own come after the chapter's", theme.id);
    }
    assert!(pack.samples.first().is_some_and(|sample| sample.origin.is_none()));
}

#[test]
fn every_sample_is_complete_and_every_theme_has_one() {
    let bank = bank();
    for sample in bank.samples() {
        assert!(sample.parts().all(|(_, text)| !text.is_empty()), "{}", sample.id);
        assert_eq!(sample.parts().count(), Outline::from(sample.shape).parts().len(), "{}", sample.id);
        assert!(!sample.title.is_empty(), "{}", sample.id);
        let (theme, _) = bank.question(sample.question.as_str()).expect("a question of the bank");
        assert_eq!(theme.id, sample.theme, "{}", sample.id);
    }
    for theme in bank.themes() {
        let answers = bank.samples().filter(|sample| sample.theme == theme.id);
        assert!(answers.count() > 0, "{} has no sample", theme.id);
    }
}

#[test]
fn every_shape_has_a_sample() {
    let (bank, shapes) = (bank(), Shape::words().filter_map(Shape::of_word));
    for shape in shapes {
        assert!(bank.samples().any(|sample| sample.shape == shape), "none is {}", shape.word());
    }
}

#[test]
fn every_family_has_its_questions() {
    let pack = built_in();
    let families: Vec<(&str, usize)> =
        pack.themes.iter().skip(11).map(|theme| (theme.id.as_str(), theme.questions.len())).collect();
    let expected = [
        ("openers", 11),
        ("self-knowledge", 9),
        ("llm-products", 10),
        ("data-work", 7),
        ("experiments", 5),
        ("research", 8),
        ("operations", 10),
        ("delivery", 10),
        ("customers", 6),
        ("people", 12),
        ("managing", 6),
        ("scope", 5),
        ("lab-values", 10),
    ];
    assert_eq!(families, expected);
}

#[test]
fn what_candidates_look_for_is_found() {
    let bank = bank();
    let index = FindIndex::new(&bank);
    for (words, expected) in [
        ("hallucination", "llm-hallucination"),
        ("weakness", "self-weakness"),
        ("on call", "operations-on-call"),
        ("privacy", "operations-privacy"),
        ("vendor", "llm-model-withdrawn"),
        ("A/B", "experiments-ab-surprise"),
        ("scooped", "research-scooped"),
        ("feedback", "people-hard-feedback-given"),
        ("grow a senior engineer", "managing-growing-leads"),
        ("leadership potential", "managing-growing-leads"),
        ("spot leaders", "managing-growing-leads"),
        ("step in", "managing-stepping-in"),
        ("coach a manager", "managing-stepping-in"),
        ("team productivity", "managing-team-output"),
        ("team structure", "managing-structure"),
        ("central AI team", "managing-structure"),
        ("hiring bar", "people-hiring"),
        ("platform adoption", "operations-adoption"),
        ("notebooks", "operations-adoption"),
        ("toil", "delivery-automated"),
        ("reproducible", "data-repeatable"),
        ("idea rejected", "leadership-idea-rejected"),
        ("unhappy", "self-unhappy"),
        ("headcount budget", "managing-structure"),
        ("SLO", "delivery-good-enough"),
        ("reproducibility", "data-repeatable"),
        ("communication style", "self-blind-spot"),
        ("overlooked", "self-missed-obvious"),
        ("misunderstanding", "collaboration-getting-through"),
        ("improve a model", "projects-model-improved"),
        ("iterate on a model", "projects-model-improved"),
        ("agent or plain code", "decisions-needs-ai"),
        ("long-term project", "delivery-long-project"),
        ("prompting", "llm-built"),
        ("AGI", "values-forecast"),
        ("two projects", "openers-two-projects"),
        ("mission", "openers-life"),
        ("favorite AI product", "customers-known-product"),
        ("overqualified", "openers-why-role"),
    ] {
        let found: Vec<String> = index.search(words, 5).iter().map(|it| it.id.to_string()).collect();
        assert!(found.iter().any(|id| id == expected), "{words} finds {found:?}");
    }
}

#[test]
fn ids_are_unique() {
    let pack = built_in();
    let mut seen = HashMap::new();
    for item in Item::all_of(&pack) {
        let is_tag = item.kind() == ItemKind::Competency;
        let twin = seen.insert((is_tag, item.id()), item.kind());
        assert_eq!(twin, None, "{} is also a {}", item.id(), item.kind().word());
    }
}

#[test]
fn every_question_can_be_asked_judged_and_followed_up() {
    let bank = bank();
    for (_, question) in bank.questions() {
        let id = question.id.as_str();
        assert!(question.also.len() >= 2, "{id} has fewer than two other wordings");
        assert_eq!(question.probes.len(), 3, "{id} has another number of follow-ups");
        assert!((1..=3).contains(&question.tags.len()), "{id} has {:?}", question.tags);
        assert!((3..=5).contains(&bank.criteria(id).len()), "{id} has {} criteria", bank.criteria(id).len());
    }
}

#[test]
fn every_wording_is_there_once_and_invites_more_than_a_yes() {
    let bank = bank();
    let (mut wordings, mut titles) = (HashSet::new(), HashSet::new());
    for (_, question) in bank.questions() {
        let title = question.short.as_deref().unwrap_or_default();
        assert!((1..=24).contains(&title.len()), "{} has the title {title:?}", question.id);
        assert!(titles.insert(title.to_lowercase()), "{title} is twice in the bank");
        for wording in [&question.text].into_iter().chain(question.also.iter()) {
            assert!(wordings.insert(wording.to_lowercase()), "{wording} is twice in the bank");
            let first = wording.split(' ').next().unwrap_or_default();
            let lets_off =
                ["Have", "Did", "Do", "Are", "Is", "Was", "Were", "Can", "Could", "Has", "Will", "Would"];
            assert!(!lets_off.contains(&first), "{wording} can be answered with yes");
        }
    }
}

#[test]
fn every_tag_is_a_competency_and_every_competency_is_asked_about() {
    let pack = built_in();
    let mut asked: HashMap<&str, usize> =
        pack.competencies.iter().map(|competency| (competency.id.as_str(), 0)).collect();
    assert_eq!(asked.len(), 10);
    for item in Item::all_of(&pack) {
        for tag in item.tags() {
            let count = asked.get_mut(tag.as_str());
            let count = count.unwrap_or_else(|| panic!("{} has the tag {tag}", item.id()));
            *count += usize::from(item.kind() == ItemKind::Question);
        }
    }
    let seldom: Vec<_> = asked.into_iter().filter(|(_, count)| *count < 3).collect();
    assert_eq!(seldom, []);
}

#[test]
fn no_text_of_the_bank_needed_cleaning() {
    let pack = built_in();
    for item in Item::all_of(&pack) {
        for text in [item.text()].into_iter().chain(item.more_texts()) {
            assert!(!text.contains(['\u{FFFD}', '\t']), "{}: {text}", item.id());
        }
    }
}

#[test]
fn every_principle_has_a_name_words_of_our_own_and_questions_behind_it() {
    let (pack, bank) = (built_in(), bank());
    let of = |company: &str| pack.principles.iter().filter(|it| it.company == company).count();
    assert_eq!((of("Amazon"), of("AI labs")), (16, 7));
    for principle in pack.principles.iter() {
        assert!(!principle.about.is_empty(), "{}", principle.id);
        assert!(!principle.questions.is_empty(), "{}", principle.id);
        let different: HashSet<_> = principle.questions.iter().collect();
        assert_eq!(different.len(), principle.questions.len(), "{}", principle.id);
    }
    let question = bank.questions().map(|(_, it)| it).find(|it| it.id.as_str() == "conflict-committed");
    let mut principles = bank.principles_of(&question.expect("a question").id);
    assert!(principles.any(|it| it.id.as_str() == "have-backbone"));
}
