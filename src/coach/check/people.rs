//! Who does what in a sentence: subjects, and the words for people.

use std::sync::LazyLock;

use crate::coach::check::phrases::Phrases;
use crate::coach::check::text::Text;

/// Whether a word is "I" as a subject, outside of double quotes.
pub(super) fn is_i(text: &Text, index: usize) -> bool {
    let is_subject = matches!(text.word(index), Some("i" | "i'd" | "i've" | "i'm" | "i'll"));
    is_subject && !text.is_quoted(&(index..index + 1)) && !is_number_one(text, index)
}

/// "I/O", "type I errors", "i.e.".
fn is_number_one(text: &Text, index: usize) -> bool {
    let slashed = text.gap_after(index).starts_with('/') || text.gap_before(index).ends_with('/');
    let abbreviated = text.gap_after(index) == "." && text.after(index, 1) == Some("e");
    let kind = text.before(index, 1) == Some("type")
        && matches!(text.after(index, 1), Some("error" | "errors" | "and"));
    slashed || abbreviated || kind
}

/// Whether a word is "we" as a subject, outside of double quotes.
pub(super) fn is_we(text: &Text, index: usize) -> bool {
    let is_subject = matches!(text.word(index), Some("we" | "we'd" | "we've" | "we're" | "we'll"));
    is_subject && !text.is_quoted(&(index..index + 1))
}

/// The number of "I" that are subjects.
pub(super) fn count_i(text: &Text) -> usize {
    (0..text.len()).filter(|&index| is_i(text, index)).count()
}

/// Subjects other than "I".
pub(super) fn is_other_subject(word: &str) -> bool {
    OTHER_SUBJECTS.has(word)
}

static OTHER_SUBJECTS: LazyLock<Phrases> = LazyLock::new(|| {
    Phrases::new(
        "we, we'd, we've, we're, we'll, he, he'd, he's, she, she'd, she's, they, they'd, they've, they're, you,
         you'd, it, it's, who, everyone, everybody, somebody, someone, nobody",
    )
});

/// Words for one person, a role or a group.
pub(super) static ROLES: LazyLock<Phrases> = LazyLock::new(|| Phrases::new(ROLE_WORDS));

const ROLE_WORDS: &str = "
    manager, managers, lead, leads, leader, leaders, leadership, director, directors, vp, vps, vice-president,
    president, ceo, cto, cfo, coo, cpo, ciso, cio, chief, head, heads, boss, bosses, executive, executives,
    exec, execs, founder, founders, co-founder, owner, owners, board, committee, council, engineer, engineers,
    developer, developers, dev, devs, programmer, programmers, architect, architects, sre, sres, scientist,
    scientists, researcher, researchers, analyst, analysts, designer, designers, tester, testers, qa,
    statistician, statisticians, annotator, annotators, labeller, labellers, labeler, labelers, rater, raters,
    administrator, administrators, admin, admins, operator, operators, technician, technicians, consultant,
    consultants, contractor, contractors, freelancer, freelancers, intern, interns, graduate, graduates,
    newcomer, newcomers, hires, mentee, mentees, mentor, mentors, trainer, trainers, colleague, colleagues,
    coworker, coworkers, co-worker, co-workers, teammate, teammates, team-mate, team-mates, peer, peers,
    collaborator, collaborators, counterpart, counterparts, predecessor, successor, reviewer, reviewers,
    customer, customers, client, clients, user, users, buyer, buyers, seller, sellers, shopper, shoppers,
    subscriber, subscribers, merchant, merchants, advertiser, advertisers, vendor, vendors, supplier,
    suppliers, partner, partners, investor, investors, sponsor, sponsors, stakeholder, stakeholders, expert,
    experts, specialist, specialists, accountant, accountants, auditor, auditors, lawyer, lawyers, counsel,
    regulator, regulators, recruiter, recruiters, pm, pms, po, tpm, hr, legal, finance, marketing,
    procurement, editorial, doctor, doctors, nurse, nurses, clinician, clinicians, physician, physicians,
    surgeon, surgeons, radiologist, radiologists, pharmacist, pharmacists, patient, patients, carer, carers,
    therapist, therapists, teacher, teachers, student, students, pupil, pupils, professor, professors,
    supervisor, supervisors, advisor, adviser, advisors, advisers, tutor, tutors, parents, child, children,
    families, citizen, citizens, drivers, courier, couriers, farmer, farmers, worker, workers, employee,
    employees, staff, personnel, handler, handlers, moderator, moderators, editors, writer, writers, author,
    authors, journalist, journalists, applicant, applicants, volunteer, volunteers, member, members, resident,
    residents, guest, guests, passenger, passengers, officer, officers, official, officials, planner,
    planners, assistants, secretary, coordinator, coordinators, facilitator, underwriter, underwriters,
    adjuster, adjusters, dispatcher, dispatchers, trader, traders, broker, brokers, banker, bankers, cashier,
    cashiers, department, departments, division, squad, squads, crew, hospital, union, people, person,
    everyone, everybody, someone, somebody, man, woman, men, women, friend, friends, husband, wife";

/// Adverbs that may stand between a subject and its verb.
pub(super) fn is_adverb(word: &str) -> bool {
    word.len() > 4 && word.ends_with("ly") || ADVERBS.has(word)
}

static ADVERBS: LazyLock<Phrases> = LazyLock::new(|| {
    Phrases::new(
        "then, also, first, next, therefore, thus, so, still, just, even, once, soon, later, instead, now,
         always, often, never, again, simply, myself, alone, only, both, all, already, almost, thereby,
         hence, in, the, end, at, least, too, either",
    )
});

/// Whether a text names anybody but the teller and the teller's own team.
pub(super) fn names_other(text: &Text) -> bool {
    (0..text.len()).any(|index| is_person(text, index) || is_team(text, index) || is_named(text, index))
}

fn is_person(text: &Text, index: usize) -> bool {
    let pronoun =
        matches!(text.word(index), Some("he" | "she" | "him" | "her" | "his" | "hers" | "he'd" | "she'd"));
    let role = text.word(index).is_some_and(|word| ROLES.has(word)) || is_possessive_role(text, index);
    pronoun || role && !is_verb(text, index) && !is_own_role(text, index)
}

/// "To lead", "I head".
fn is_verb(text: &Text, index: usize) -> bool {
    let either = matches!(
        text.word(index),
        Some("lead" | "head" | "partner" | "mentor" | "sponsor" | "leads" | "heads")
    );
    either
        && matches!(
            text.before(index, 1),
            Some("to" | "i" | "we" | "would" | "will" | "could" | "can" | "that" | "which")
        )
}

/// "I was the only engineer", "as a data scientist": the teller's own role.
fn is_own_role(text: &Text, index: usize) -> bool {
    let same_clause = |back: &usize| !text.gap_before(index + 1 - back).contains([',', ';', ':']);
    let mut before = (1..=6)
        .take_while(same_clause)
        .map_while(|back| text.before(index, back).and(index.checked_sub(back)));
    before.any(|at| {
        let article = matches!(text.after(at, 1), Some("a" | "an" | "the" | "one" | "our" | "their" | "my"));
        let was = matches!(text.word(at), Some("was" | "am" | "became")) && text.before(at, 1) == Some("i");
        article && (was || matches!(text.word(at), Some("as" | "i'm")))
    })
}

/// "The manager's", "customers'".
fn is_possessive_role(text: &Text, index: usize) -> bool {
    text.word(index).and_then(|word| word.strip_suffix("'s")).is_some_and(|word| ROLES.has(word))
}

/// A team that is not the teller's own.
fn is_team(text: &Text, index: usize) -> bool {
    let own = matches!(text.before(index, 1), Some("my" | "our" | "a" | "own" | "small"));
    match text.word(index) {
        Some("teams" | "team's" | "teams'") => true,
        Some("team") => !own,
        _ => false,
    }
}

/// "Asked Ana", "with Sam": a name after a word that goes with people.
fn is_named(text: &Text, index: usize) -> bool {
    let capital = text.written(index).starts_with(char::is_uppercase) && !is_i(text, index);
    let lower_rest = text.written(index).chars().skip(1).all(char::is_lowercase);
    capital && lower_rest && text.before(index, 1).is_some_and(|word| WITH_PEOPLE.has(word))
}

static WITH_PEOPLE: LazyLock<Phrases> = LazyLock::new(|| {
    Phrases::new(
        "asked, told, showed, called, phoned, emailed, met, convinced, persuaded, thanked, paired, invited,
         trained, joined, helped, mentored, coached, hired",
    )
});
