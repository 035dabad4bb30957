//! What could be lost: deadlines, risks, costs, customers, launches, money.

use std::sync::LazyLock;

use crate::domain::story::check::phrases::Phrases;
use crate::domain::story::check::text::Text;

/// Whether a text says what was at stake.
pub(super) fn names_stake(text: &Text) -> bool {
    let money = text.raw.contains(['%', '$', '\u{20ac}', '\u{a3}', '\u{a5}', '\u{20b9}']);
    money || !text.find(&WORDS).is_empty() || (0..text.len()).any(|index| is_limit(text, index))
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
        "deadline, deadlines, due, overdue, by monday|tuesday|wednesday|thursday|friday|christmas|easter, until the end, by the end of, end of the quarter|year|month,
         days|weeks|months away|left|late|before, before christmas|launch, quarter-end, go-live, go live, date,
         risk, risks, risked, risky, riskier, danger, dangerous, threat, threatened, threatening, hazard, hazardous, harm, harmed, harmful, harming,
         safety, safe, unsafe, injury, injured, died, death, lives, life, critical, crisis, emergency, urgent, severe, serious,
         cost, costs, costing, costly, expensive, budget, budgets, money, spend, spending, price, revenue, revenues, profit, profits, margin, margins, loss, losses,
         losing, lose, lost, funding, fund, funds, grant, investment, investor, investors, invoice, penalty, penalties, fine, fined, fines, sued, lawsuit, court,
         pounds, dollars, euros, rupees, yen, percent, per cent, million, millions, billion, thousand,
         customer, customers, client, clients, contract, contracts, renewal, renew, churn, churned, churning, complaint, complaints, complained, complaining,
         patient, patients, subscriber, subscribers, launch, launches, launched, launching, release, released, rollout, roll-out, ship, shipping, demo,
         go to market, pilot, audit, audits, auditor, auditors, regulator, regulators, regulation, compliance, gdpr, legal, privacy, breach, leak, leaked,
         outage, outages, incident, incidents, downtime, failure, failures, failing, fail, failed, broke, broken, fraud, fraudulent, error, errors, bug, bugs,
         sla, slo, promise, promised, reputation, trust, backlog, headcount, layoff, layoffs, jobs, at stake, stake, stakes, target, targets, quota, missed, missing,
         board, ceo, pressure, blocked, blocking, bottleneck, delay, delays, delayed, slipping, slipped, behind schedule, peak, black friday, waste, wasted, recall",
    )
});
