//! Sound without a sound: what a script says is heard in every take, and what was asked of it is noted.

use std::collections::VecDeque;
use std::time::Duration;

use starl::domain::sound::desk::{OpenedSound, SoundNews, SoundOf, SoundRequest};
use starl::domain::sound::frame_at;
use starl::domain::sound::recorded::TakeSound;
use starl::domain::sound::silence::VoiceMap;
use starl::screens::said::words::tenths;
use starl::store::sound_desk::SoundDesk;

/// A desk with one recording, and one program that writes down speech.
#[derive(Default)]
pub(crate) struct MemorySounds {
    voice: Option<VoiceMap>,
    texts: Option<Vec<String>>,
    /// What the program answers, once it does.
    answer: Option<Result<Vec<String>, String>>,
    writing: Option<SoundOf>,
    /// What was opened last.
    of: Option<SoundOf>,
    /// Why nothing is heard.
    pub(crate) broken: Option<String>,
    news: VecDeque<SoundNews>,
    asked: Vec<String>,
}

impl MemorySounds {
    /// Somebody speaks from second to second, in pairs with a dash between; the last number is the length: "0.3-3.8 4.4-7 8".
    /// "loud" and "clipped" may stand behind it, and "off-3..5" for what wasn't recorded.
    pub(crate) fn record(&mut self, spec: &str) -> Result<(), String> {
        let seconds = |text: &str| {
            text.parse().map(Duration::from_secs_f64).map_err(|_| format!("{text:?} is no number of seconds"))
        };
        let (mut speech, mut missing, mut frames, mut range, mut clipped) =
            (Vec::new(), Vec::new(), 0, 60.0, 0.0);
        for word in spec.split_whitespace() {
            match (word, word.split_once('-')) {
                ("loud", _) => range = 12.0,
                ("clipped", _) => clipped = 0.1,
                (_, Some(("off", stretch))) => {
                    let (from, to) = stretch.split_once("..").ok_or("off-3..5")?;
                    missing.push(frame_at(seconds(from)?)..frame_at(seconds(to)?));
                }
                (_, Some((from, to))) => speech.push(frame_at(seconds(from)?)..frame_at(seconds(to)?)),
                (length, None) => frames = frame_at(seconds(length)?),
            }
        }
        let level = (!speech.is_empty()).then_some(-15.0);
        self.voice = Some(VoiceMap { speech, frames, missing, level, range, clipped });
        Ok(())
    }

    /// The program will answer this: a text for each part, with bars between; or it fails.
    pub(crate) fn will_write(&mut self, spec: &str) {
        self.answer = Some(match spec.strip_prefix("fails ") {
            Some(why) => Err(why.to_owned()),
            None => Ok(spec.split('|').map(|text| text.trim().to_owned()).collect()),
        });
    }

    /// The program answers.
    pub(crate) fn write(&mut self) {
        if let (Some(of), Some(answer)) = (self.writing.take(), self.answer.clone()) {
            self.texts = answer.clone().ok().or(self.texts.take());
            self.news.push_back(SoundNews::WrittenDown(of, answer));
        }
    }

    /// What is played or spoken has ended.
    pub(crate) fn end(&mut self) {
        self.news.push_back(SoundNews::Played(Ok(())));
    }

    /// The question is asked to its end, or not.
    pub(crate) fn voiced(&mut self, how: &str) {
        let asked = how.strip_prefix("fails ").map_or(Ok(()), |why| Err(why.to_owned()));
        self.news.push_back(SoundNews::Asked(asked));
    }

    /// What it was asked since the last time.
    pub(crate) fn asked(&mut self) -> String {
        std::mem::take(&mut self.asked).into_iter().fold(String::new(), |all, one| all + &one + "\n")
    }

    fn opened(&mut self, of: SoundOf, ends: &[Duration], by_hand: &[Option<Duration>]) {
        self.of = Some(of.clone());
        let length = |voice: &VoiceMap| starl::domain::sound::time_of(voice.frames);
        let sound =
            self.voice.clone().map(|voice| TakeSound::of(voice.clone(), length(&voice), ends, by_hand));
        if self.texts.is_none() && sound.is_some() && self.answer.is_some() {
            self.writing = Some(of.clone());
        }
        let opened = OpenedSound {
            sound: Ok(sound),
            texts: self.texts.clone(),
            is_writing: self.writing.is_some(),
            can_write: self.answer.is_some(),
        };
        self.news.push_back(SoundNews::Opened(of, Box::new(opened)));
    }
}

impl SoundDesk for MemorySounds {
    fn ask(&mut self, request: SoundRequest) {
        let noted = match request {
            SoundRequest::Open(of, ends, by_hand) => {
                self.opened(of, &ends, &by_hand);
                return;
            }
            SoundRequest::Play(from, to) => {
                let failed = self.broken.clone().map(|why| SoundNews::Played(Err(why)));
                self.news.extend(failed);
                format!("play {} to {}", tenths(from), tenths(to))
            }
            SoundRequest::Stop => "stop".to_owned(),
            SoundRequest::WriteDown(cuts) => {
                self.writing = self.of.clone();
                format!("write down {} parts", cuts.len() + 1)
            }
            SoundRequest::CancelWriting => {
                self.writing = None;
                "don't write down".to_owned()
            }
            SoundRequest::Forget(_) => {
                (self.voice, self.texts) = (None, None);
                self.news.push_back(SoundNews::Forgotten(Ok(())));
                "forget".to_owned()
            }
            SoundRequest::Keep(_) => {
                self.news.push_back(SoundNews::Kept(Ok(())));
                "keep".to_owned()
            }
            SoundRequest::Saved(of, _) => match of {
                SoundOf::Drill(_) => "saved".to_owned(),
                SoundOf::Take(_) => "saved again".to_owned(),
            },
            SoundRequest::Ask(question) => format!("ask {question}"),
            SoundRequest::Hush => "hush".to_owned(),
        };
        self.asked.push(noted);
    }

    fn news(&mut self) -> Option<SoundNews> {
        self.news.pop_front()
    }
}
