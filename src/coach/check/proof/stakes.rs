//! What could be lost: deadlines, risks, costs, customers, launches, money.

use std::sync::LazyLock;

use crate::coach::check::phrases::Phrases;
use crate::coach::check::text::Text;

/// Whether a text says what was at stake; "due to" says nothing of the kind.
pub(super) fn names_stake(text: &Text) -> bool {
    let money = text.raw.contains(['%', '$', '\u{20ac}', '\u{a3}', '\u{a5}', '\u{20b9}']);
    let named = |words: &std::ops::Range<usize>| {
        let first = text.word(words.start);
        let is_fine =
            first == Some("fine") && !matches!(text.before(words.start, 1), Some("a" | "the" | "of"));
        !(first == Some("due") && text.word(words.end) == Some("to") || is_fine)
    };
    money || text.find(&WORDS).iter().any(named) || (0..text.len()).any(|index| is_limit(text, index))
}

/// "In six weeks", "had ten days": a time that ends.
fn is_limit(text: &Text, index: usize) -> bool {
    let opens = matches!(text.word(index), Some("in" | "within" | "had" | "have" | "only" | "under"));
    let unit = |on| text.after(index, on).is_some_and(|word| TIMES.has(word));
    opens && (unit(2) || unit(3)) && !(2..=4).any(|on| text.after(index, on) == Some("ago"))
}

static TIMES: LazyLock<Phrases> =
    LazyLock::new(|| Phrases::new("hours, day, days, week, weeks, month, months"));

static WORDS: LazyLock<Phrases> = LazyLock::new(|| {
    Phrases::new(
        "deadline, deadlines, due, overdue, by monday|tuesday|wednesday|thursday|friday|christmas|easter,
         until the end, by the end of, days|weeks|months away|left, before christmas|easter, go-live, behind
         schedule, black friday, risk, risks, risked, risking, risky, riskier, danger, dangerous, threat,
         threatened, threatening, hazard, hazardous, harm, harmed, harmful, harming, safety, unsafe, injury,
         injured, crisis, emergency, critical, urgent, lives, cost, costs, costing, costly, expensive,
         budget, budgets, money, revenue, revenues, profit, profits, margin, margins, losing, lose, loss,
         losses, funding, grant, investor, investors, penalty, penalties, fined, fines, sued, lawsuit, court,
         pounds, dollars, euros, rupees, yen, francs, percent, per cent, customer, customers, client,
         clients, contract, contracts, renewal, renew, churn, churned, churning, complaint, complaints,
         complained, complaining, patient, patients, subscriber, subscribers, customer's, customers',
         client's, launch, launches, launched, launching, rollout, roll-out, audit, audits, auditor,
         auditors, regulator, regulators, regulation, compliance, gdpr, lawyers, privacy, breach, leak,
         leaked, outage, outages, incident, incidents, downtime, fraud, fraudulent, sla, fine, release,
         released, releases, go live, going live, went live, goes live, crash, crashed, crashes, crashing,
         hurt, submission, wasted, waste, wasting, inspection, inspections, inspector, certification, peak
         season, on the line, sales were|fell|had|dropped, in sales, turned away, competitor, competitors,
         refund, refunds, refunded, bill, bills, wrong diagnosis, died, death, accident, accidents, visa,
         exam, demo, ship date, shipping, hung on, hangs on, depended on, depends on, unfair, unfairly,
         discriminated, bonus, fell behind, behind plan, miss the, missed, missing the, deposit, deposits,
         payroll, salaries, had already paid, formal warning, haywire, went wrong, going wrong, went down,
         was down, were down, broke, broken, failing, penalties, press, on the news, election, emergencies,
         too late, on monday|tuesday|wednesday|thursday|friday morning|evening|night|noon, promise, promised,
         reputation, backlog, layoff, layoffs, at stake, stake, stakes, quota, pressure, recall",
    )
});
