//! Lessons that would fit any story.

use std::ops::Range;
use std::sync::LazyLock;

use crate::domain::story::check::phrases::Phrases;
use crate::domain::story::check::text::Text;

/// Every platitude in a text.
pub(super) fn platitudes(text: &Text) -> Vec<Range<usize>> {
    text.find(&WORDS)
}

static WORDS: LazyLock<Phrases> = LazyLock::new(|| {
    Phrases::new(
        "communication|teamwork|planning|collaboration|preparation|trust|feedback|patience|honesty|transparency|testing|persistence|flexibility|consistency|leadership is|are key,
         communication|teamwork|planning|collaboration|preparation|trust|feedback|patience|honesty|transparency|testing|persistence|flexibility|leadership is important|essential|crucial|everything|vital|critical,
         communication|teamwork|planning|collaboration|preparation|trust|feedback|patience|honesty|testing is very|really|so|extremely|super important|crucial|essential|critical,
         communication|teamwork|planning|collaboration|preparation|trust is the key|foundation|most, good|clear|open|better|early|constant communication is|matters, key is communication, key to success,
         communication matters, teamwork matters, planning matters, collaboration matters,
         importance of, how important, power of teamwork|communication|collaboration, value of teamwork|communication|collaboration|planning|feedback|patience,
         learned|learnt a lot, learned|learnt so|very much, learned|learnt many|several|valuable things|lessons, a valuable lesson, a great|good|huge|amazing learning experience,
         great|good|valuable|big|huge learning, learning experience, learned|learnt valuable lessons, taught me a lot, i grew a lot, grew as a person|professional|leader|engineer,
         teamwork is, teamwork makes, stay flexible|positive|calm|humble|curious|focused|motivated|organised|organized|open, be flexible|adaptable|open-minded|proactive|resilient|patient,
         staying flexible|positive|calm|humble|curious|focused, being flexible|adaptable|proactive|open-minded, keep an open mind, stay open-minded, think outside the box, hard work pays off,
         never give up, practice makes perfect, practise makes perfect, everything happens for a reason, there is no i in team, there's no i in team, trust the process, work smarter, less is more,
         failure is part of, failure is an|a opportunity, learn from mistakes|failure|failures|our|your, learn from my mistakes, mistakes happen, mistakes are part of, you can't please everyone, you win some, at the end of the day,
         patience is a virtue, honesty is the best policy, time management, out of my comfort zone, outside my comfort zone, together we|everyone|you can|achieve, anything is possible, go the extra mile,
         always plan ahead, always be prepared, always do your best, communicate more|better, communicate clearly, more proactive, better communicator, better team player, team player,
         data is king, data is everything, quality matters, details matter, attention to detail, people matter, the customer is always right, plan ahead, two heads are better",
    )
});
