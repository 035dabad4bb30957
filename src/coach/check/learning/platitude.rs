//! Lessons that would fit any story.

use std::ops::Range;
use std::sync::LazyLock;

use crate::coach::check::phrases::Phrases;
use crate::coach::check::text::Text;

/// Every platitude in a text: a virtue that is praised, or a saying.
pub(super) fn platitudes(text: &Text) -> Vec<Range<usize>> {
    let praised = (0..text.len()).filter_map(|index| praise_at(text, index));
    let said = text.find(&SAYINGS).into_iter().filter(|words| !is_meant_literally(text, words));
    let mut found: Vec<Range<usize>> = said.chain(praised).collect();
    found.sort_by_key(|words| words.start);
    found
}

/// "The importance of each feature" can be plotted, and a note may go out at the end of the day.
fn is_meant_literally(text: &Text, words: &Range<usize>) -> bool {
    let last = words.end - 1;
    match text.word(words.start) {
        Some("importance" | "how") => {
            matches!(text.after(last, 1), Some("each" | "every" | "features" | "feature" | "a" | "variables"))
                || (1..=2).filter_map(|on| text.after(last, on)).any(|word| word.starts_with("feature"))
        }
        Some("at") => {
            text.sentence_of(words.start).start != words.start && text.gap_before(words.start) == " "
        }
        _ => false,
    }
}

/// "Communication is key", "planning is really important", "testing matters".
fn praise_at(text: &Text, index: usize) -> Option<Range<usize>> {
    if !VIRTUES.has(text.word(index)?) {
        return None;
    }
    let adverbs = usize::from(
        text.after(index, 1).is_some_and(|word| matches!(word, "really" | "always" | "truly" | "simply")),
    );
    let verb = index + adverbs;
    let be = matches!(text.after(verb, 1), Some("is" | "was" | "are"));
    let degrees =
        (2..=3).take_while(|&on| text.after(verb, on).is_some_and(|word| DEGREES.has(word))).count();
    let praised = be && text.after(verb, 2 + degrees).is_some_and(|word| PRAISE.has(word));
    let matters = text.after(index, 1) == Some("matters");
    match (praised, matters) {
        (true, _) => Some(index..verb + 3 + degrees),
        (_, true) => Some(index..index + 2),
        _ => None,
    }
}

static VIRTUES: LazyLock<Phrases> = LazyLock::new(|| {
    Phrases::new(
        "communication, teamwork, planning, collaboration, preparation, trust, feedback, patience, honesty,
         transparency, testing, persistence, flexibility, consistency, leadership, quality, documentation,
         empathy, listening, alignment, data, organisation, organization, adaptability, resilience,
         perseverance, diversity, monitoring, observability, security, alerting, automation, simplicity,
         focus, curiosity, ownership, reliability, prioritisation, prioritization, context, delegation,
         mentoring, validation, research, timing, clarity, discipline, culture, hygiene, compromise, respect,
         cooperation, co-operation, dialogue, diplomacy, openness, motivation, creativity, innovation,
         expertise, responsibility, accountability, knowledge, experience, mindset, pragmatism",
    )
});

static DEGREES: LazyLock<Phrases> = LazyLock::new(|| {
    Phrases::new("very, really, so, extremely, super, absolutely, the, always, truly, most, a")
});

static PRAISE: LazyLock<Phrases> = LazyLock::new(|| {
    Phrases::new(
        "key, important, essential, crucial, everything, vital, critical, king, foundation, fundamental,
         paramount",
    )
});

static SAYINGS: LazyLock<Phrases> = LazyLock::new(|| {
    Phrases::new(
        "key is communication, key to success, importance of, how important, learned|learnt a lot,
         learned|learnt so much, power|value of
         teamwork|communication|collaboration|planning|feedback|patience, learned|learnt very much,
         learned|learnt a great|good deal, learned|learnt tons|loads|lots, learned|learnt
         many|several|valuable things|lessons, a valuable lesson, learning experience,
         great|good|huge|amazing|valuable learning experience, great|good|valuable|big|huge learning, taught
         me a lot, i grew a lot, grew as a person|professional|leader|engineer, teamwork is, teamwork makes,
         stay|staying|be|being
         flexible|positive|calm|humble|curious|focused|motivated|adaptable|proactive|resilient|patient, stay
         open, stay organised|organized, be|being|stay open-minded, keep|keeping an open mind, think outside
         the box, hard work pays off, never give up, practice|practise makes perfect, everything happens for
         a reason, there is no i in team, there's no i in team, trust the process, less is more, failure is
         part of, failure is an opportunity, learn from mistakes|failure|failures, learn from our|your|my|the
         mistakes|failures, mistakes happen, mistakes are part of, you can't please everyone, at the end of
         the day, time management, honesty is the best policy, out of my comfort zone, outside my comfort
         zone, together we, anything is possible, go the extra mile, always plan ahead, always be prepared,
         always do your best, communicate more|better|clearly, more proactive, better communicator, better
         team player, team player, attention to detail, details matter, people matter, the customer is always
         right, two heads are better,
         great|good|amazing|valuable|wonderful|fantastic|nice|useful|rewarding|enriching|interesting|invaluable
         experience, always room for improvement, always room to improve, room for improvement, room to
         improve, came out stronger, made me stronger|better|tougher|wiser, makes you stronger|better,
         work|working well under pressure, work|working under pressure, live and learn, never stop learning,
         always keep learning, learning never stops, keep learning, value|power|importance|benefits of
         good|clear|open|honest|early|effective|regular|strong
         communication|teamwork|collaboration|planning|feedback|documentation|leadership,
         many|several|some|lots|key learnings, a lot of learnings, lots of learnings, better safe than sorry,
         better late than never, measure twice, done is better than perfect, perfect is the enemy,
         practice|practise what you preach, patience is a virtue, honesty pays off, half the battle, rome
         wasn't built, rome was not built, garbage in, believe in yourself|myself, anything is possible,
         nothing is impossible, where there's a will, no pain no gain, take nothing for granted, in the same
         boat, step out of my|your comfort zone, growth mindset, every cloud, blessing in disguise, grew so
         much, grew a lot, grown a lot, grown as a person|professional|leader|engineer, learned|learnt from
         my|our|the mistake|mistakes, learn from it, manage|managing my time, work|working as a team,
         work|working together as a team, work|working in a team, people skills, soft skills",
    )
});
