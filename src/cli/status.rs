//! `starl status`: today in one line, for a prompt, a status bar or a script.

use serde::Serialize;
use serde_json::Value;

use crate::cli::arguments::StatusArguments;
use crate::cli::context::{CommandContext, PracticeHistory};
use crate::cli::error::{CommandError, CommandOutcome, CommandResult};
use crate::cli::page::Printout;
use crate::cli::plan::Plan;
use crate::domain::agenda::{PracticeSet, drills_on, next_interview};
use crate::domain::clean::clean;
use crate::domain::day::{Day, ahead};
use crate::domain::holds::Holds;
use crate::domain::progress::Progress;
use crate::ui::text::count;

/// What can be said of today; the names are those of a format.
#[derive(Serialize)]
struct Today {
    /// Different questions told.
    told: usize,
    /// Drills that make the day: on that of an interview the warm-ups.
    daily: usize,
    /// Drills that are left of them.
    left: usize,
    /// Days until the interview.
    days: Option<i64>,
    /// The day of the interview.
    date: Option<Day>,
    /// Questions that hold.
    holds: usize,
    /// Questions to be ready by the interview; all without a date.
    set: usize,
}

impl Today {
    fn of(history: &PracticeHistory, context: &CommandContext) -> Self {
        let PracticeHistory { progress, today, settings, .. } = history;
        let (day, daily) = (*today, drills_on(progress, *today, settings.drills_a_day));
        let told = progress.questions_told_on(day);
        let date = next_interview(progress.interview_dates(), day);
        let set = PracticeSet::of(&Plan::without_memory(history, context.bank()).input());
        Self {
            told,
            daily,
            left: daily.saturating_sub(told),
            days: date.map(|date| (date - day).num_days()),
            date,
            holds: Holds::of(progress, &settings.pace(), day).of_questions(set.questions()).holds,
            set: set.members.len(),
        }
    }

    /// The value of a name; nothing where there is no such name.
    fn value(&self, name: &str) -> Option<String> {
        Some(match serde_json::to_value(self).ok()?.get(name)? {
            Value::Null => String::new(),
            Value::String(text) => text.clone(),
            number => number.to_string(),
        })
    }

    /// A format with its names replaced.
    ///
    /// # Errors
    /// A sentence that says which name there is none of, or that a brace is not closed.
    fn fill(&self, format: &str) -> Result<String, String> {
        let (mut line, mut rest) = (String::new(), format);
        while let Some(at) = rest.find(['{', '}']) {
            let (before, brace) = rest.split_at(at);
            line.push_str(before);
            if let Some(after) = ["{{", "}}"].into_iter().find_map(|pair| brace.strip_prefix(pair)) {
                line.extend(brace.chars().next());
                rest = after;
                continue;
            }
            let inside = brace.strip_prefix('{').and_then(|inside| inside.split_once('}'));
            let (name, after) =
                inside.ok_or("There's an unclosed brace; for a literal brace, write {{ or }}.")?;
            let known = "told, daily, left, days, date, holds and set";
            line.push_str(
                &self.value(name).ok_or_else(|| format!("There's no {{{name}}}; the names are {known}."))?,
            );
            rest = after;
        }
        Ok(line + rest)
    }
}

/// Prints it. A prompt need not wait: nothing but the journal is read, and the bank where it is asked for.
pub(super) fn status(
    arguments: &StatusArguments,
    context: &CommandContext,
    page: &mut Printout,
) -> CommandResult {
    let history = context.history_for_a_prompt();
    let (told, daily) = (history.progress.questions_told_on(history.today), history.settings.drills_a_day);
    let of_day = drills_on(&history.progress, history.today, daily);
    match &arguments.format {
        Some(format) => {
            let line = Today::of(&history, context).fill(&clean(format));
            page.line(&line.map_err(CommandError::wrong_use)?);
        }
        None if arguments.json => page.line(&serde_json::to_string(&Today::of(&history, context))?),
        None => {
            let PracticeHistory { progress, today, settings, .. } = &history;
            let holds = Holds::of(progress, &settings.pace(), *today).number();
            let holds = count(holds, "question ready", "questions ready");
            page.line(&format!("starl: {}, {holds}", standing(progress, *today, daily)));
        }
    }
    let left = arguments.exit_code && told < of_day;
    let outcome = if left { CommandOutcome::Problems } else { history.outcome };
    // The system frees a long history at once.
    std::mem::forget(history);
    Ok(outcome)
}

/// Such as "1 of 3 done today, interview in 9 days", and on its day "1 of 2 warm-ups done, interview today".
pub(super) fn standing(progress: &Progress, today: Day, daily: usize) -> String {
    let of_day = drills_on(progress, today, daily);
    let date = next_interview(progress.interview_dates(), today);
    let told = match progress.questions_told_on(today) {
        told if told > of_day => format!("{told} done today"),
        told if date == Some(today) => format!("{told} of {of_day} warm-ups done"),
        told => format!("{told} of {of_day} done today"),
    };
    match date {
        Some(date) => format!("{told}, interview {}", ahead(date, today)),
        None => format!("{told}, no interview date"),
    }
}
