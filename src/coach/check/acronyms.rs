//! Abbreviations in capitals that the listener may not know.

use std::sync::LazyLock;

use crate::coach::check::phrases::Phrases;
use crate::coach::check::text::Text;
use crate::domain::part::{Part, Parts};

/// An abbreviation, where it first stands.
pub(super) struct Acronym {
    /// The abbreviation, without the "s" of a plural.
    pub name: String,
    /// The part it first stands in.
    pub part: Part,
    /// The number of the word in that part.
    pub index: usize,
}

/// Every abbreviation that is neither widely known nor explained beside its first use, in the order of the
/// story.
pub(super) fn unexplained(texts: &Parts<Text>) -> Vec<Acronym> {
    let mut seen: Vec<String> = Vec::new();
    let mut found = Vec::new();
    for (part, text) in texts.iter() {
        for index in 0..text.len() {
            let Some(name) = acronym(text, index).filter(|name| !seen.contains(name)) else { continue };
            seen.push(name.clone());
            if !is_explained(text, index, &name) {
                found.push(Acronym { name, part, index });
            }
        }
    }
    found
}

/// The abbreviation that this word is: two to six capitals, perhaps with an "s".
fn acronym(text: &Text, index: usize) -> Option<String> {
    let written = text.written(index);
    let name = written.strip_suffix("'s").or_else(|| written.strip_suffix('s')).unwrap_or(written);
    let capitals = (2..=6).contains(&name.len()) && name.chars().all(|c| c.is_ascii_uppercase());
    (capitals && !KNOWN.has(&name.to_ascii_lowercase()) && !is_shouted(text, index)).then(|| name.to_owned())
}

/// Whether the word before or after is in capitals too, and an ordinary one: "DO NOT STOP".
fn is_shouted(text: &Text, index: usize) -> bool {
    let sentence = text.sentence_of(index);
    let loud = |at: &usize| text.written(*at).chars().filter(|c| c.is_alphabetic()).all(char::is_uppercase);
    let words = sentence.len();
    words >= 3 && sentence.filter(loud).count() * 3 > words * 2
}

/// "MDM (master data)", "master data (MDM)", "MDM, our master data", "MDM stands for".
fn is_explained(text: &Text, index: usize, name: &str) -> bool {
    let opens = text.gap_after(index).trim_start();
    let bracketed = text.gap_before(index).ends_with('(') && opens.starts_with(')');
    let apposed = (opens.starts_with([',', ':', '=', '\u{2013}', '\u{2014}', '-']))
        && text.after(index, 1).is_some_and(|next| APPOSING.has(next));
    let said = matches!(
        (text.after(index, 1), text.after(index, 2)),
        (Some("stands" | "short"), Some("for")) | (Some("means"), _)
    );
    bracketed
        || opens.starts_with('(')
        || apposed
        || said
        || follows_its_words(text, index, name)
        || precedes_its_words(text, index, name)
}

/// "Master data management, MDM": the words before begin with its letters.
fn follows_its_words(text: &Text, index: usize, name: &str) -> bool {
    let Some(first) = index.checked_sub(name.len()) else { return false };
    let initials = (first..index).filter_map(|at| text.word(at)).filter_map(|word| word.chars().next());
    initials.eq(name.to_ascii_lowercase().chars())
}

/// "MDM, master data management": the words behind it begin with its letters.
fn precedes_its_words(text: &Text, index: usize, name: &str) -> bool {
    let words = (1..=name.len()).map_while(|on| text.after(index, on));
    let initials = words.filter_map(|word| word.chars().next());
    initials.eq(name.to_ascii_lowercase().chars())
}

static APPOSING: LazyLock<Phrases> = LazyLock::new(|| {
    Phrases::new("or, our, the, a, an, which, short, that, meaning, i, namely, their, his, her, my")
});

/// What a listener from outside the team knows, and words that are written in capitals for stress.
static KNOWN: LazyLock<Phrases> = LazyLock::new(|| {
    Phrases::new(
        "ai, ml, api, apis, llm, llms, sql, gpu, cpu, tpu, pm, po, qa, ui, ux, hr, it, ceo, cto, cfo, coo,
         cpo, vp, svp, evp, pr, rd, id, ids, faq, ok, tv, pc, tbd, aka, asap, eta, fyi, diy, ngo, phd, msc,
         bsc, mba, ba, ma, md, dr, pdf, csv, json, xml, yaml, html, css, http, https, url, urls, aws, gcp,
         sdk, ide, os, ram, ssd, usb, vpn, dns, ip, tcp, ssh, gps, sms, nlp, ocr, gpt, bert, ci, cd, rest,
         kpi, kpis, okr, okrs, roi, crm, erp, sla, slo, mvp, poc, saas, uk, us, usa, eu, un, nyc, la, sf,
         uae, nhs, fbi, nasa, ibm, sap, bbc, mit, bmw, dhl, ups, cern, who, nato, gdpr, hipaa, atm, pin, am,
         bc, ad, gmt, utc, cet, est, pst, usd, eur, gbp, chf, inr, kg, km, gb, mb, tb, kb, ii, iii, iv, vi,
         vii, viii, ix, xi, xii, ab, star, nda, cv, dna, rna, mri, ct, icu, er, covid, led, lcd, dvd, rfid,
         iot, vr, ar, xr, faang, agi, rpm, iso, not, no, and, or, all, my, me, we, our, you, your, they, one,
         only, never, always, every, any, is, was, do, did, can, must, should, will, the, that, this, very,
         own, why, how, what, when, new, now, then, but, if, so, to, in, on, at, of, for, be, are, had, has,
         have, yes, stop, done, todo, both, each, more, most, less, too, same, really, before, after, first,
         second, none, nobody, he, she, its, his, her, a, i, as, by, an, up, out, off, over, go",
    )
});
