//! Lines: what is written is what is read, and nothing else is.

use std::time::Duration;

use proptest::prelude::*;
use starl::domain::fact::Fact;
use starl::domain::journal::codec::{decode, encode};
use starl::domain::journal::{Damage, Entry, JournalLine, Newer};

use super::arbitrary::{at, entry};

/// Ends an open line as the format says.
fn sealed(open: &str) -> String {
    format!("{open},\"c\":\"{:08x}\"}}", crc32fast::hash(open.as_bytes()))
}

const HEAD: &str = r#"{"v":1,"id":"k3v9x2ab-00112233445566778899","seq":41,"at":"2026-11-23T07:12:03.120Z","off":60,"day":"2026-11-22""#;

fn with_head(rest: &str) -> String {
    sealed(&format!("{HEAD}{rest}"))
}

/// The entry of a line that has to be one.
fn read(line: &str) -> Entry {
    match decode(line.as_bytes()) {
        Ok(JournalLine::Entry(entry)) => entry,
        other => panic!("{line}\n{other:?}"),
    }
}

proptest! {
    #[test]
    fn what_is_written_is_read_again(entry in entry()) {
        let line = encode(&entry);
        prop_assert!(!line.contains('\n') && !line.contains('\r'));
        prop_assert_eq!(decode(line.as_bytes()), Ok(JournalLine::Entry(entry)));
        let plain: Result<serde_json::Value, _> = serde_json::from_str(&line);
        prop_assert!(plain.is_ok(), "a line is plain JSON");
    }

    #[test]
    fn any_bytes_are_judged(bytes: Vec<u8>) {
        prop_assert!(decode(&bytes).is_err());
    }

    #[test]
    fn any_sealed_text_is_judged(open in "\\{\"v\":[0-2],(\"[a-z]{1,5}\":[0-9a-z\"{}\\[\\],.-]{0,9},?){0,8}") {
        let judged = decode(sealed(&open).as_bytes());
        prop_assert!(!matches!(judged, Ok(JournalLine::Entry(_)) | Err(Damage::NoSeal | Damage::WrongSeal)));
    }

    #[test]
    fn one_flipped_bit_is_damage(entry in entry(), place: prop::sample::Index, bit in 0..8_u8) {
        let mut line = encode(&entry).into_bytes();
        let place = place.index(line.len());
        line[place] ^= 1 << bit;
        prop_assert!(decode(&line).is_err());
    }

    #[test]
    fn times_out_of_range_are_set_to_its_ends(entry in entry(), at in at(), nanos: u64) {
        let Fact::Take(mut take) = entry.fact.clone() else { return Ok(()) };
        take.paused = Duration::from_secs(nanos);
        take.total = Duration::from_nanos(nanos % 90_000_000_000_000);
        take.points.iter_mut().for_each(|(_, points)| *points = 9);
        let again = read(&encode(&Entry { at, fact: Fact::Take(take.clone()), ..entry }));
        let Fact::Take(kept) = again.fact else { panic!("{again:?}") };
        prop_assert_eq!(kept.paused, take.paused.min(Duration::from_hours(24)));
        let longest = take.total.min(Duration::from_hours(24));
        prop_assert!(kept.total.abs_diff(longest) <= Duration::from_micros(500));
        prop_assert!(kept.points.iter().all(|(_, points)| *points == 2));
    }
}

#[test]
fn every_bit_of_a_record_matters() {
    let line = with_head(r#","t":"take","question":"q","rating":3,"total":151.25,"next":"say less""#);
    read(&line);
    for place in 0..line.len() {
        for bit in 0..8 {
            let mut bytes = line.clone().into_bytes();
            bytes[place] ^= 1 << bit;
            assert!(decode(&bytes).is_err(), "bit {bit} of byte {place}");
        }
    }
}

#[test]
fn every_kind_has_the_form_that_stays_for_ever() {
    let lines = [
        r#","t":"take","question":"ambiguity-unclear-start","wording":1,"story":"my-story","parts":[21,15.5,79.001,null,0],"total":115.501,"paused":3,"cold":true,"notes":false,"hints":2,"spoiled":false,"live":true,"points":{"explores":2,"asks":0},"flags":["blames"],"probe":"How \"exactly\"?","rating":2,"capped":["part-missing","over-time","with-notes","few-points","points-for-easy"],"next":"naïve\n""#,
        r#","t":"take","question":"q","wording":0,"story":null,"parts":[null,null,null,null,null],"total":0,"paused":0,"cold":false,"notes":false,"hints":0,"spoiled":false,"live":false,"points":{},"flags":[],"probe":"","rating":1,"capped":[],"next":"""#,
        r#","t":"take","question":"q","wording":0,"story":"s","parts":[1,null,null,null,null],"total":1,"paused":0,"cold":true,"notes":false,"hints":0,"spoiled":false,"live":false,"points":{},"flags":[],"probe":"Who decided, and on what?","rung":"trade-off","answered":2,"rating":3,"capped":[],"next":"""#,
        r#","t":"tick","item":"stories","on":true"#,
        r#","t":"star","item":"team-1","on":false"#,
        r#","t":"suspend","question":"q","on":true"#,
        r#","t":"uncover","question":"q","on":true"#,
        r#","t":"flag","item":"q","on":true"#,
        r#","t":"note","item":"company","text":"a\tb \u0000""#,
        r#","t":"interview","dates":["2026-12-03","2026-12-04"]"#,
        r#","t":"take","question":"q","wording":0,"story":null,"parts":[1,null,null,null,null],"total":1,"paused":0,"cold":false,"notes":true,"hints":0,"spoiled":false,"live":false,"points":{},"flags":[],"probe":"","rating":null,"capped":[],"next":"","felt":4,"detour":0.5,"elsewhere":true,"note":"at a friend's""#,
        r#","t":"outcome","date":"2026-11-20","landed":["q"],"flat":[]"#,
        r#","t":"mock","limit":2700,"spent":1512.25,"answers":[{"question":"q","story":"s","total":140.1,"detour":12,"probe":0,"points":[4,6],"rating":3},{"question":"r","story":null,"total":0,"detour":0,"probe":0,"points":[0,0],"rating":null}]"#,
        r#","t":"sprint","answers":[{"question":"q","story":null,"time":10},{"question":"r","story":"s","time":3.141}]"#,
        r#","t":"strike","of":"k3v9x2ab-00112233445566778899""#,
        r#","t":"undo","of":"k3v9x2ab-00112233445566778899""#,
    ];
    for rest in lines {
        let line = with_head(rest);
        assert_eq!(encode(&read(&line)), line);
    }
}

#[test]
fn a_take_of_another_shape_or_length_has_its_parts_by_name_in_version_2() {
    let rest = r#""parts":PARTS,"question":"q","wording":0,"story":null,"total":65,"paused":0,"cold":true,"notes":false,"hints":0,"spoiled":false,"live":false,"points":{"b":2,"a":0},"flags":[],"probe":"","rating":RATING,"capped":[],"next":"""#;
    let line = |outline: &str, parts, rating| {
        let rest = rest.replace("PARTS", parts).replace("RATING", rating);
        sealed(&format!(r#"{},"t":"take",{outline},{rest}"#, HEAD.replace("\"v\":1", "\"v\":2")))
    };
    let star = r#"{"situation":8,"task":5,"action":29,"result":13.5,"learning":null}"#;
    let [opener, minute, whole] = [
        line(r#""shape":"opener","length":"usual""#, r#"{"now":20.5,"before":30,"next":null}"#, "3"),
        line(r#""shape":"star-l","length":"1:00""#, star, "null"),
        line(r#""shape":"star-l","length":"0:30""#, "{}", "null"),
    ];
    for line in [&opener, &minute, &whole] {
        assert_eq!(encode(&read(line)), *line);
    }
    let rated = read(&line(r#""shape":"star-l","length":"1:00""#, star, "3"));
    assert_eq!(rated, read(&minute), "at another length nothing is rated");
    let newer = line(r#""shape":"case","length":"usual""#, r#"{"frame":20}"#, "3");
    assert!(matches!(decode(newer.as_bytes()), Ok(JournalLine::Newer(Newer { version: 2, .. }))));
    let odd = line(r#""shape":"opener","length":"usual""#, r#"{"situation":20}"#, "3");
    assert!(matches!(decode(odd.as_bytes()), Err(Damage::NoEntry(_))));
}

#[test]
fn fields_may_stand_in_any_order_be_missing_or_be_new() {
    let plain = read(&with_head(r#","t":"take","question":"q","rating":3"#));
    let other = sealed(
        r#"{"rating":3,"mood":{"a":[1]},"t":"take","question":"\u0071","day":"2026-11-22","seq":41,"at":"2026-11-23T07:12:03.120Z","story":null,"cold":null,"capped":["tired"],"id":"k3v9x2ab-00112233445566778899","off":60,"v":1"#,
    );
    assert_eq!(read(&other), plain);
    let unrated = read(&with_head(r#","t":"take","question":"q""#));
    assert_eq!(unrated, read(&with_head(r#","t":"take","question":"q","rating":null"#)));
    let Fact::Take(take) = unrated.fact else { panic!("a take") };
    assert_eq!(take.rating, None);
    let timed = read(&with_head(r#","t":"take","question":"q","rating":3,"parts":[1,2.5,null,null,1]"#));
    let Fact::Take(take) = timed.fact else { panic!("a take") };
    assert_eq!(take.total, Duration::from_millis(4_500), "a missing total is the sum");
}

#[test]
fn sealed_lines_out_of_range_are_damage() {
    for rest in [
        "",
        r#","t":null"#,
        r#","t":"take","rating":3"#,
        r#","t":"take","question":"../q","rating":3"#,
        r#","t":"take","question":"q","rating":0"#,
        r#","t":"take","question":"q","rating":5"#,
        r#","t":"take","question":"q","rating":3,"total":-1"#,
        r#","t":"take","question":"q","rating":3,"total":86400.1"#,
        r#","t":"take","question":"q","rating":3,"total":1e999"#,
        r#","t":"take","question":"q","rating":3,"parts":[1,2,3,4]"#,
        r#","t":"take","question":"q","rating":3,"points":{"a":3}"#,
        r#","t":"take","question":"q","rating":3,"points":{"A":1}"#,
        r#","t":"take","question":"q","rating":3,"hints":256"#,
        r#","t":"take","question":"q","rating":3,"rating":3"#,
        r#","t":"tick","item":"q""#,
        r#","t":"tick","on":true"#,
        r#","t":"note","item":"q""#,
        r#","t":"interview","dates":["2026-02-30"]"#,
        r#","t":"outcome","landed":["q"]"#,
        r#","t":"outcome","date":"2026-11-22","flat":["Q"]"#,
        r#","t":"mock","limit":60"#,
        r#","t":"mock","answers":[{"story":"s"}]"#,
        r#","t":"mock","answers":[{"question":"q","points":[1,2,3]}]"#,
        r#","t":"sprint","answers":[{"question":"q","story":null}]"#,
        r#","t":"take","question":"q","felt":0"#,
        r#","t":"undo","of":"""#,
        r#","t":"undo","of":"a b""#,
        r#","t":"strike""#,
        r#","t":"strike","of":"a b""#,
    ] {
        let judged = decode(with_head(rest).as_bytes());
        assert!(matches!(judged, Err(Damage::NoEntry(_))), "{rest}\n{judged:?}");
    }
    for (right, wrong) in [
        ("\"v\":1", "\"v\":0"),
        ("\"v\":1,", ""),
        ("\"seq\":41", "\"seq\":-1"),
        ("12:03.120Z", "12:03Z"),
        ("\"off\":60", "\"off\":1440"),
        ("2026-11-22\"", "2026-11-2\""),
        ("k3v9x2ab", "k3 v9"),
    ] {
        let open = format!(r#"{HEAD},"t":"tick","item":"q","on":true"#).replace(right, wrong);
        let judged = decode(sealed(&open).as_bytes());
        assert!(matches!(judged, Err(Damage::NoEntry(_))), "{open}\n{judged:?}");
    }
}

#[test]
fn newer_records_are_not_taken_for_damage() {
    for (line, version, kind) in [
        (with_head(r#","t":"sketch","question":7"#), 1, "sketch"),
        (sealed(r#"{"v":2,"t":"take","question":{"id":"q"}"#), 2, "take"),
        (sealed(r#"{"v":2,"t":"take","shape":{"of":"q"}"#), 2, "take"),
        (sealed(r#"{"v":2,"t":"tick","item":"q","on":true"#), 2, "tick"),
        (sealed(r#"{"v":3,"kind":1"#), 3, ""),
        (sealed(r#"{"v":18446744073709551616,"t":"take""#), u64::MAX, "take"),
        (sealed(r#"{"v":1e30,"t":"take""#), u64::MAX, "take"),
    ] {
        let newer = Newer { version, kind: kind.to_owned() };
        assert_eq!(decode(line.as_bytes()), Ok(JournalLine::Newer(newer)));
    }
}

#[test]
fn a_line_over_the_limit_is_damage() {
    let line = with_head(&format!(r#","t":"note","item":"q","text":"{}""#, "x".repeat(1 << 20)));
    assert_eq!(decode(line.as_bytes()), Err(Damage::TooLong));
}
