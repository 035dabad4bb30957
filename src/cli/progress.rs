//! `starl progress`: what all takes together say.

use crate::cli::context::CommandContext;
use crate::cli::error::CommandResult;
use crate::cli::page::Printout;
use crate::cli::plan::Plan;
use crate::cli::progress_json::figures;
use crate::domain::agenda::{PracticeSet, Wish, choose_of};
use crate::domain::bank::Bank;
use crate::domain::clean::clean;
use crate::domain::day::{Day, ahead};
use crate::domain::holds::RULE;
use crate::domain::pace::Pace;
use crate::domain::part::Part;
use crate::domain::progress::Progress;
use crate::domain::rating;
use crate::domain::trends::{Coming, ThemeTrend, TrendSources, Trends, flag_words};
use crate::screens::progress::words;
use crate::ui::text::count;

/// Prints the figures of the place Progress, as text or as JSON.
pub(super) fn progress(json: bool, context: &CommandContext, page: &mut Printout) -> CommandResult {
    let plan = Plan::of(context);
    let known = plan.input();
    let set = &PracticeSet::of(&known);
    let agenda = &choose_of(&known, set, &Wish::default());
    let sources = TrendSources { known, set, agenda };
    let (trends, coming) = (&Trends::of(&sources), &Coming::of(&sources));
    let shown = Shown {
        trends,
        coming,
        progress: known.progress,
        bank: known.bank,
        pace: known.pace,
        day: known.day,
    };
    if json {
        page.json(&figures(&shown))?;
    } else {
        shown.print(page);
    }
    Ok(context.history().outcome)
}

/// The figures, and what their words need.
#[derive(Clone, Copy)]
pub(super) struct Shown<'a> {
    pub(super) trends: &'a Trends,
    pub(super) coming: &'a Coming,
    pub(super) progress: &'a Progress,
    pub(super) bank: &'a Bank,
    pub(super) pace: &'a Pace,
    pub(super) day: Day,
}

impl Shown<'_> {
    fn print(self, page: &mut Printout) {
        let Self { trends, bank, .. } = self;
        let date = trends.interview.map(|date| format!(", interview {}", ahead(date, self.day)));
        page.line(&format!("{}{}", words::totals(trends), date.unwrap_or_default()));
        if trends.takes == 0 {
            return page.paragraph(0, "No takes yet. Do the first one with: starl drill");
        }
        self.weakest(page);
        for take in self.progress.open_next_times() {
            page.paragraph(0, &format!("Next time I will: {}", clean(&take.next_time)));
        }
        page.gap();
        let of_set = if trends.interview.is_some() { " in your set" } else { "" };
        page.line(&format!("Ready: {} of {} questions{of_set}", trends.holds.holds, trends.holds.of));
        page.paragraph(2, &format!("You're ready for a question if {RULE}."));
        let themes = trends.themes.iter().filter(|theme| theme.takes > 0);
        page.rows(2, themes.map(|theme| (words::theme_title(&theme.id, bank), self.theme(theme))));
        if let Some(untold) = words::untold(trends, bank) {
            page.paragraph(2, &untold);
        }
        page.gap();
        if trends.is_short() {
            page.paragraph(0, &words::too_few(trends.cold));
        } else {
            self.figures(page);
        }
        page.gap();
        let next = [("Next", words::forecast(self.coming, self.trends.interview, self.day))];
        let guess = trends.guess.map(|guess| ("Guess", words::guess(guess)));
        for (label, words) in next.into_iter().chain(guess).filter(|(_, words)| !words.is_empty()) {
            page.line(&format!("{label}: {words}"));
        }
        if let Some(left) = words::not_coming(trends) {
            page.line(&format!("{left}."));
        }
    }

    fn weakest(self, page: &mut Printout) {
        for lack in &self.trends.lacks {
            let advice = words::advice(&lack.what, self.trends, self.pace);
            let advice = advice.map(|advice| format!(". {advice}")).unwrap_or_default();
            let (what, takes) = (words::lack(lack, self.bank), words::in_takes(lack));
            page.paragraph(0, &format!("Weak spot: {what}, {takes}{advice}"));
        }
    }

    /// Such as "1 of 5 ready, last 2 hard, next today".
    fn theme(self, theme: &ThemeTrend) -> String {
        let last = theme.last.map(|last| format!(", last {}", rating::shown(Some(last)))).unwrap_or_default();
        let next = words::next(self.coming.of_theme(&theme.id), self.day);
        let next = if next.is_empty() { next } else { format!(", next {next}") };
        format!("{} of {} ready{last}{next}", theme.holds.holds, theme.holds.of)
    }

    fn figures(self, page: &mut Printout) {
        let trends = self.trends;
        let (median, lengths) = (words::median(&trends.length, self.pace), words::lengths(&trends.length));
        page.line(&format!("Length: {median}; {lengths}"));
        page.line("Parts compared with the plan, on average:");
        for part in Part::ALL {
            let trend = &trends.parts[part];
            let line =
                format!("  {:<10} {:<6} {}", part.title(), words::off_plan(trend), words::part_facts(trend));
            page.line(line.trim_end());
        }
        if let Some(points) = trends.points {
            page.line(&format!("Points: {}", words::points(points)));
        }
        for (flag, takes) in &trends.red_flags {
            let (flag, takes) = (flag_words(flag, self.bank), count(*takes, "take", "takes"));
            page.line(&format!("Red flag: {flag}, in {takes}"));
        }
    }
}
