//! Units, and the nouns that are numbered rather than counted.

use std::sync::LazyLock;

use crate::coach::check::phrases::Phrases;

/// Whether a word is a unit: a number before it is a measure whatever else it looks like.
pub(super) fn is_unit(word: &str) -> bool {
    UNITS.has(word)
}

/// Whether a word is one unit of time.
pub(super) fn is_time(word: &str) -> bool {
    matches!(
        word,
        "second" | "minute" | "hour" | "day" | "night" | "week" | "fortnight" | "month" | "quarter" | "year"
    )
}

/// Whether a word is more than one unit of time.
pub(super) fn is_times(word: &str) -> bool {
    word.strip_suffix('s').is_some_and(is_time)
}

/// Whether what follows the digits of a word makes it a measure: "9ms", "40k", "3x", "30-day", "10-20", but
/// not "1st".
pub(super) fn splits_into_unit(rest: &str) -> bool {
    let tail = rest.trim_start_matches('-');
    let only_digits = tail.chars().all(|c| c.is_ascii_digit());
    let tail_unit = tail.trim_start_matches(|c: char| c.is_ascii_digit() || c == '-');
    only_digits || GLUED.has(tail_unit) || UNITS.has(tail_unit) || rest.starts_with('-') && tail.len() > 2
}

/// Whether a number after this noun says which one it is.
pub(super) fn is_index_noun(word: &str) -> bool {
    INDEX_NOUNS.has(word)
}

static GLUED: LazyLock<Phrases> = LazyLock::new(|| {
    Phrases::new(
        "x, k, m, b, bn, mn, ms, s, h, hr, hrs, min, mins, d, w, pp, pt, pts, bp, bps, gb, mb, kb, tb, pb,
         qps, rps, fps, hz, khz, mhz, ghz, kg, g, km, cm, mm, kwh, mw, kw, usd, eur, gbp, pct, fold, ppm, us,
         ns, px, wpm, tps, db",
    )
});

static UNITS: LazyLock<Phrases> = LazyLock::new(|| {
    Phrases::new(
        "percent, pct, per, percentage, point, points, pp, bps, basis, second, seconds, sec, secs, minute,
         minutes, min, mins, hour, hours, hr, hrs, day, days, week, weeks, month, months, year, years, ms,
         milliseconds, millisecond, microseconds, x, times, fold, k, m, bn, million, millions, billion,
         billions, thousand, thousands, hundred, hundreds, dollars, dollar, pounds, pound, euros, euro,
         cents, rupees, yen, francs, usd, eur, gbp, gb, mb, kb, tb, gigabytes, megabytes, terabytes,
         requests, queries, users, customers, people, tickets, errors, incidents, calls, rows, records,
         samples, images, documents, labels, examples, models, servers, gpus, engineers, teams, words,
         tokens, items, cases, claims, orders, stars, stores, clicks, sessions, downloads, alerts, bugs,
         defects, complaints, out, of, accounts, sites, shops, lines, files, pages, tests, jobs, tasks,
         patients, students, nurses, clients, releases, outages, hires, visits",
    )
});

static INDEX_NOUNS: LazyLock<Phrases> = LazyLock::new(|| {
    Phrases::new(
        "phase, version, day, week, month, year, quarter, step, stage, round, part, tier, level, layer,
         chapter, section, figure, table, page, question, sprint, iteration, milestone, release, build,
         ticket, issue, pr, bug, epoch, fold, number, no, room, floor, gate, line, article, appendix, type,
         class, grade, option, plan, priority, severity, sev, season, episode, series, wave, batch, team,
         group, squad, cohort, track, slide, item, point, rule, case, test, model, generation, gen, v,
         attempt",
    )
});
