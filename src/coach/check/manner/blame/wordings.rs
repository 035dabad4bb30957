//! The words that blame others or run them down.

use std::sync::LazyLock;

use crate::coach::check::phrases::Phrases;

/// What runs down only the person it is said of.
pub(super) static JUDGEMENTS: LazyLock<Phrases> = LazyLock::new(|| {
    Phrases::new(
        "lazy, stupid, dumb, arrogant, stubborn, careless, useless, ignorant, toxic, unprofessional, selfish,
         disorganised, disorganized, unreliable, sloppy, negligent, hopeless, dishonest, childish, rude,
         unreasonable, irresponsible, unhelpful, uncooperative, inept, pathetic, obnoxious, egotistical,
         manipulative, two-faced, passive-aggressive, narrow-minded, close-minded, closed-minded, delusional,
         hostile",
    )
});

/// What blames or runs down whomever it is said of.
pub(super) static WORDS: LazyLock<Phrases> = LazyLock::new(|| {
    Phrases::new(
        "clueless, incompetent, incompetence, idiot, idiots, idiotic, moron, morons, laziness, slacker,
         slackers, dead weight, deadweight, control freak, micromanager, drama queen, dropped the ball, drop
         the ball, dropping the ball, never listened, never listens, never listen, refused to help, refused
         to listen, refuses to listen, refused to cooperate, refused to co-operate, refused to learn, refused
         to take responsibility, refuses to help, couldn't be bothered, could not be bothered, couldn't care
         less, could not care less, never bothered to, threw me|us|everyone under, thrown under the bus,
         under the bus, stabbed me|us in the back, backstabbing, backstabber, undermined me|us, screwed
         me|us, let me|us|everyone down, no idea what he|she|they was|were, didn't know what he|she|they
         was|were doing, out of his|her|their depth, never did his|her|their job, didn't do his|her|their
         job|part|work, did not do his|her|their job|part|work, not doing his|her|their job, failed to do
         his|her|their job, didn't pull his|her|their weight, not pulling his|her|their weight, blame
         him|her|them, blamed me|us|everyone, a difficult person, difficult personality, out to get me|us,
         took all the credit, stole the|my|our credit|work|idea|ideas, took credit for my|our, micromanaged
         me|us, bullied me|us",
    )
});

/// What is blame when it is said of a person, and not of a machine.
pub(super) static OF_PEOPLE: LazyLock<Phrases> = LazyLock::new(|| {
    Phrases::new(
        "messed up, messed it|everything up, screwed up, screwed it|everything up, ruined, botched, blew it,
         made a mess, to blame, refused to work, wouldn't listen, would not listen, didn't listen, did not
         listen, didn't bother, did not bother, never helped, never cared, didn't care, did not care, doesn't
         care, had no clue, has no clue, impossible to work with, hard to work with, difficult to work with,
         a nightmare, a pain, too lazy, sabotaged",
    )
});
