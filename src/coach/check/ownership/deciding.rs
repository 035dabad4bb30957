//! Verbs that decide: they turn one way and not the other.

use std::sync::LazyLock;

use crate::coach::check::phrases::Phrases;

/// Verbs that decide wherever "I" is their subject.
pub(super) static VERBS: LazyLock<Phrases> = LazyLock::new(|| Phrases::new(VERB_LIST));

const VERB_LIST: &str = "
    made a judgement|judgment call, put it|that|this|them on hold, put the
    launch|release|project|rollout|work on hold, decided, decide, chose, choose, picked, pick, opted, opt,
    selected, select, elected, preferred, favoured, favored, proposed, propose, recommended, recommend,
    suggested, suggest, advised, advocated, argued, made the|my case, put forward, put it|that forward,
    pushed for, called for, volunteered, stepped in, stepped up, rejected, reject, ruled out, rule out,
    ruled it|that|them|this|him|her|both|one out, turned down, dismissed, discarded, turned
    it|that|them|him|her|this|both|one down, declined, decline, refused, refuse, vetoed, veto, skipped, left
    out, gave up on, walked away, backed out, stuck with, stuck to, leaned towards, sided with, backed,
    descoped, de-scoped, prioritised, prioritise, prioritized, prioritize, deprioritised, deprioritized,
    de-prioritised, de-prioritized, reprioritised, reprioritized, re-prioritised, re-prioritized, triaged,
    weighed, judged, bet, gambled, escalated, escalate, raised it|this|that with, raised the alarm,
    overruled, overrode, paused, pause, stopped, stop, halted, halt, shelved, postponed, postpone, delayed,
    deferred, defer, suspended, froze, cancelled, canceled, killed, dropped, drop, scrapped, abandoned,
    abandon, withdrew, called off, called it|that off, cut scope, cut the scope|feature|features|project,
    pulled the plug, pulled it|that|them, pulled the release|launch|model, said no, say no, told
    him|her|them|everyone no, answered no, pushed back, push back, insisted, insist, objected, disagreed,
    challenged, stood my ground, stood firm, held firm, drew the|a line, put my foot down, held off, held
    back, held it|that|them back, held the release|launch, committed to, commit to, went with, go with, went
    for, settled on, settled for, settle on, landed on, took the|a|that decision, made the|a|that|this|my
    decision, made the|a|that|this call, made the|a|that|this choice, took the|that call, signed off,
    approved, delegated, negotiated, renegotiated, traded, capped, narrowed, rolled back, rolled
    it|that|them|this back, roll it|that back, reverted, reversed, changed course, switched off, switched
    it|that|them|this off, switched to, turned off, turned it|that|them|this off, shut down, shut it|that
    down, took it|that|them offline|down, set the bar, set a limit|bar|threshold|deadline, taken|made the
    decision, set a|the|one|two|our|myself hard|firm|clear stop|limit|deadline|bar|line|rule, set a|one|the
    rule, set myself a limit|deadline|rule, back, made up my mind, came down on|in|for|against, came out
    for|against, erred on, binned, ditched, axed, canned, nixed, jettisoned, threw out, threw away, put my
    weight|name behind, put my name against|to, let go of, let it|that|them slip, let the
    deadline|date|launch|release slip, stayed with the|our old|simple|simpler|small|smaller|plain|first,
    stayed with it|what, steered clear, steered us|them|it away, parked the|that|this|it|my|our|two|three,
    cut one|two|three|four|five|half|most
    features|reports|screens|models|steps|fields|experiments|projects|items|pages|meetings|requirements,
    reduced|limited|restricted|confined|trimmed the|our scope|pilot|rollout|launch|work|project,
    limited|restricted|confined it|this|that|them to, asked for a delay|extension, asked for more time,
    asked her|him|them|everyone|everybody to stop|wait|pause|hold|delay, asked to delay|postpone|wait,
    moved|pushed|slipped the|our launch|release|date|deadline|rollout, took the
    second|third|other|simpler|simplest|smaller|smallest|slower|safer|safest|cheaper|plainer|latter|former,
    resolved to, wasn't|weren't going|willing|prepared|ready|comfortable, was not
    going|willing|prepared|ready|comfortable, wouldn't
    sign|ship|launch|put|approve|accept|release|merge|deploy|agree|send|publish|hide|let|defend|back, would
    not sign|ship|launch|put|approve|accept|release|merge|deploy|agree|send|publish|hide|let|defend|back,
    couldn't sign|put|let|accept|defend, could not sign|put|let|accept|defend, gave priority, put
    it|that|them|this|safety|quality|patients|customers|users first, lobbied, voted for|against, spoke
    up|out, took it|this|that to the|my|our
    director|directors|ceo|cto|cfo|vp|head|manager|boss|board|committee, took it|this|that up with, raised
    my|the|a|that|this concern|concerns|issue|objection|objections|flag, flagged it|this|that to, went over
    his|her|their head, went to the|my director|ceo|cto|vp|board|head|committee, was against
    it|this|that|the, was for it|that|waiting|stopping, was in favour|favor of, was opposed to,
    concluded|reckoned|figured we|i should|could, concluded|reckoned|figured that we|i should|could,
    concluded|reckoned|figured i'd|we'd, gave up the|my|our|that, stood by, took the|a risk|gamble|plunge,
    blocked the|that|this|it, made a|the|one|my
    tough|hard|difficult|first|final|deliberate|conscious|quick|unpopular call|decision|choice, took a|the
    tough|hard|difficult|first|final|deliberate|conscious|quick|unpopular decision, offered to, drew a|the
    red|hard line, walked it|that back, left it|that|them out|alone, kept it|that|them out|off|small|simple,
    gave it|this|that|myself|ourselves a|one|two|three|four|five|six|ten|until, left it as, held out for,
    made it a rule|condition|priority|requirement, called a halt|stop, called time on, pulled out of,
    moved|turned away from, conceded, relented, gave in, gave way, let him|her|them go, ring-fenced,
    earmarked, banned, forbade, ruled that, swore off, put a|an stop|end to, put the brakes on, stuck to my
    guns, dug in, dug my heels, went ahead with, bit the bullet, struck off, handed it|that|them back,
    carved out, made the|an|my argument, told|asked her|him|them to stop|wait|hold|drop|pause, locked
    it|the|that, kept|held to the|my|our plan|date|scope|rule";
