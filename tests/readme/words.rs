//! The words of the house: nothing that is shown uses a word for which `words.txt` has a better one.

use std::collections::HashSet;
use std::fs;
use std::ops::Range;
use std::path::Path;

use super::root;

/// A word or phrase that is looked for, in small letters.
struct Phrase {
    words: String,
    /// Whether any letters may stand before it and after it.
    open: [bool; 2],
    /// What to say instead, or why it is right.
    why: String,
}

impl Phrase {
    fn new(line: &str, between: &str) -> Self {
        let (words, why) = line.split_once(between).unwrap_or_else(|| panic!("no {between:?} in {line}"));
        let words = words.trim().to_ascii_lowercase();
        let open = [words.starts_with('*'), words.ends_with('*')];
        let quoted = words.strip_prefix("\" ").and_then(|it| it.strip_suffix('"')).map(|it| format!(" {it}"));
        let words = quoted.unwrap_or_else(|| words.trim_matches('*').to_owned());
        Self { words, open, why: why.trim().to_owned() }
    }

    /// Where it stands in a text in small letters, in bytes.
    fn places(&self, text: &str) -> Vec<Range<usize>> {
        let letters = |before: &mut dyn Iterator<Item = char>| {
            before.take_while(|it| it.is_alphanumeric()).map(char::len_utf8).sum::<usize>()
        };
        let is_word = |end: Option<char>| end.is_some_and(char::is_alphanumeric);
        let place = |(at, words): (usize, &str)| {
            let (before, rest) = text.split_at(at);
            let (_, after) = rest.split_at(words.len());
            let room = [letters(&mut before.chars().rev()), letters(&mut after.chars())];
            let edges = [is_word(words.chars().next()), is_word(words.chars().last())];
            let fits = (0..2).all(|side| room[side] == 0 || self.open[side] || !edges[side]);
            let more = |side: usize| if self.open[side] { room[side] } else { 0 };
            fits.then(|| at - more(0)..at + words.len() + more(1))
        };
        text.match_indices(&self.words).filter_map(place).collect()
    }
}

/// What `words.txt` says.
#[derive(Default)]
struct House {
    files: Vec<String>,
    everywhere: Vec<Phrase>,
    own: Vec<Phrase>,
    allowed: Vec<Phrase>,
}

impl House {
    fn read(list: &str) -> Self {
        let (mut house, mut section) = (Self::default(), "");
        for line in list.lines().filter(|line| !line.is_empty() && !line.starts_with('#')) {
            match (section, line.strip_prefix('[')) {
                (_, Some(title)) => section = title.trim_end_matches(']'),
                ("files", _) => house.files.push(line.to_owned()),
                ("everywhere", _) => house.everywhere.push(Phrase::new(line, " -> ")),
                ("own words", _) => house.own.push(Phrase::new(line, " -> ")),
                _ => house.allowed.push(Phrase::new(line, " -- ")),
            }
        }
        house
    }

    /// A complaint for each word in a text that should be another.
    fn complaints(&self, place: &str, text: &str, is_own: bool) -> Vec<String> {
        let mut small = text.to_ascii_lowercase();
        for range in self.allowed.iter().flat_map(|it| it.places(&small)).collect::<Vec<_>>() {
            small.replace_range(range.clone(), &"\0".repeat(range.len()));
        }
        let own = self.own.iter().filter(|_| is_own);
        let found = self.everywhere.iter().chain(own).filter(|phrase| !phrase.places(&small).is_empty());
        found.map(|it| format!("{place}: {:?} -> {}\n    {}", it.words, it.why, text.trim())).collect()
    }
}

/// The strings in Rust code with their lines, but for what only a developer reads.
fn literals(code: &str) -> Vec<(usize, String)> {
    let (mut found, mut rest) = (Vec::new(), code);
    while let Some(at) = rest.find(['"', '\'', '/', '#']) {
        let (before, token) = rest.split_at(at);
        let hashes =
            if before.ends_with('r') { token.chars().take_while(|it| *it == '#').count() } else { 0 };
        let (_, quoted) = token.split_at(hashes);
        let end = match quoted.chars().next() {
            Some('"') => {
                let is_raw = before.ends_with('r');
                let length = string_end(quoted, is_raw, hashes);
                let line = code.len() - quoted.len();
                let line = code.split_at(line).0.matches('\n').count() + 1;
                if !["expect(", "reason = "].iter().any(|it| before.ends_with(it)) {
                    found.push((line, one_line(quoted.split_at(length).0)));
                }
                hashes + length + hashes
            }
            _ if token.starts_with("//") => token.find('\n').unwrap_or(token.len()),
            _ if token.starts_with("'\\") => {
                token.match_indices('\'').map(|it| it.0).find(|it| *it > 2).unwrap_or(1) + 1
            }
            _ if token.starts_with('\'') && token.chars().nth(2) == Some('\'') => {
                token.chars().take(3).map(char::len_utf8).sum()
            }
            _ => 1,
        };
        rest = token.split_at(end).1;
    }
    found
}

/// How long a string is that starts here, both quotes included.
fn string_end(quoted: &str, is_raw: bool, hashes: usize) -> usize {
    let end = format!("\"{}", "#".repeat(hashes));
    let mut escaped = false;
    for (at, c) in quoted.char_indices().skip(1) {
        if c == '"' && !escaped && quoted.split_at(at).1.starts_with(&end) {
            return at + 1;
        }
        escaped = !is_raw && c == '\\' && !escaped;
    }
    quoted.len()
}

/// A string in one line, as it is shown.
fn one_line(literal: &str) -> String {
    let joined: Vec<&str> =
        literal.split("\\\n").enumerate().map(|(n, it)| if n > 0 { it.trim_start() } else { it }).collect();
    let text = joined.concat().replace("\\n", " ").replace("\\\"", "\"");
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A text without what stands in braces: that is replaced, or the name of something.
fn without_braces(text: &str) -> String {
    let mut parts = text.split('{');
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |text, part| text + "{" + part.split_once('}').map_or(part, |(_, after)| after))
}

/// A line of a page without the code in it.
fn without_code(line: &str) -> String {
    if line.starts_with("```") {
        String::new()
    } else {
        line.split('`').step_by(2).collect::<Vec<_>>().join("`")
    }
}

/// The code of the program by its file, without its tests.
fn sources() -> Vec<(String, String)> {
    let mut files = Vec::new();
    collect(&root().join("src"), &mut files);
    let only_tests: HashSet<String> = files.iter().flat_map(|(path, code)| test_files(path, code)).collect();
    let is_test = |path: &str| only_tests.iter().any(|it| path.trim_end_matches(".rs") == it);
    files.retain(|(path, _)| !is_test(path));
    for (_, code) in &mut files {
        if let Some(tests) = code.find("\n#[cfg(test)]\nmod tests {") {
            code.truncate(tests);
        }
    }
    files
}

/// The files, without their ending, that a file has for its tests alone.
fn test_files(path: &str, code: &str) -> Vec<String> {
    let folder = path.trim_end_matches(".rs");
    let after = code.split("#[cfg(test)]\n").skip(1).filter_map(|it| it.lines().next());
    let name = |line: &str| Some(line.rsplit_once("mod ")?.1.strip_suffix(';')?.to_owned());
    after.filter_map(name).map(|name| format!("{folder}/{name}")).collect()
}

fn collect(folder: &Path, files: &mut Vec<(String, String)>) {
    for entry in fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            collect(&path, files);
        } else {
            let name = path.strip_prefix(root()).expect("a file of ours").to_string_lossy().into_owned();
            files.push((name, fs::read_to_string(&path).expect("a text")));
        }
    }
}

/// What each command says of itself.
fn helps(command: &clap::Command, name: &str, helps: &mut Vec<(String, String)>) {
    helps.push((format!("{name} --help"), command.clone().render_long_help().to_string()));
    for sub in command.get_subcommands() {
        self::helps(sub, &format!("{name} {}", sub.get_name()), helps);
    }
}

/// The files that a pattern such as `docs/*.md` names.
fn matching(pattern: &str) -> Vec<String> {
    let Some((folder, ending)) = pattern.split_once('*') else { return vec![pattern.to_owned()] };
    let names =
        fs::read_dir(root().join(folder)).expect("a folder").map(|it| it.expect("an entry").file_name());
    let paths = names.map(|name| format!("{folder}{}", name.to_string_lossy()));
    paths.filter(|path| path.ends_with(ending)).collect()
}

#[test]
fn nothing_that_is_shown_needs_another_word() {
    let house = House::read(include_str!("words.txt"));
    let mut complaints = Vec::new();
    for (path, code) in sources() {
        for (line, text) in literals(&code) {
            complaints.extend(house.complaints(&format!("{path}:{line}"), &without_braces(&text), true));
        }
    }
    let mut all = Vec::new();
    helps(&starl::cli::commands(), "starl", &mut all);
    for (name, help) in all {
        for line in help.lines() {
            complaints.extend(house.complaints(&name, &without_braces(line), true));
        }
    }
    for path in house.files.iter().flat_map(|pattern| matching(pattern)) {
        let text = fs::read_to_string(root().join(&path)).expect("a text");
        let ends_in = |ending: &str| Path::new(&path).extension().is_some_and(|it| it == ending);
        let is_page = ends_in("md");
        // Of a session only what stands on the screen is shown; the rest is its script.
        let is_shown = |line: &str| !ends_in("snap") || line.starts_with("  |");
        for (number, line) in text.lines().enumerate().filter(|(_, line)| is_shown(line)) {
            let line = if is_page { without_braces(&without_code(line)) } else { line.to_owned() };
            complaints.extend(house.complaints(&format!("{path}:{}", number + 1), &line, is_page));
        }
    }
    assert!(complaints.is_empty(), "{}\n\n{} in all", complaints.join("\n"), complaints.len());
}

#[test]
fn a_word_is_found_where_it_stands_alone_and_not_where_it_is_allowed() {
    let list = "[everywhere]\n\" %\" -> %\n*ise -> -ize\n[own words]\ntold -> shown\nbegin* -> start\n\
                [allowed]\nrise* -- so\nnever told -- aloud\n";
    let house = House::read(list);
    for (text, own, everywhere) in [
        ("it is told", 1, 0),
        ("Told, and beginning", 2, 0),
        ("retold, never told", 0, 0),
        ("prices rise, we realise", 1, 1),
        ("under 60 % of it", 1, 1),
        ("under 60% of it", 0, 0),
    ] {
        assert_eq!(house.complaints("here", text, true).len(), own, "{text}");
        assert_eq!(house.complaints("here", text, false).len(), everywhere, "{text}");
    }
}

#[test]
fn strings_are_found_in_code_and_nothing_else() {
    let code = "// \"not\"\nlet a: &'a str = \"one \\\"two\\\" {x}\"; let q = '\"'; let e = '\\'';\n\
                let b = r#\"raw \"it\"\"#; it.expect(\"never shown\"); say(\"three \\\n    four\");\n";
    let found = literals(code);
    let texts: Vec<&str> = found.iter().map(|(_, text)| text.as_str()).collect();
    assert_eq!(texts, ["\"one \"two\" {x}\"", "\"raw \"it\"\"", "\"three four\""]);
    assert_eq!(found.iter().map(|(line, _)| *line).collect::<Vec<_>>(), [2, 3, 3]);
    assert_eq!(without_braces("{told} of {daily} %"), "{ of { %");
}
