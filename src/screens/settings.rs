//! The settings: what can be set, a line each, saved at once.

use crate::domain::mic::MachineSettings;
use crate::domain::settings::{Setting, Settings};
use crate::domain::sound::desk::VoiceUse;
use crate::keys::action::Action;
use crate::screens::effect::{Direction, Effect};
use crate::screens::overlay::Overlay;
use crate::screens::{Ask, Context, is_move, moved};

pub mod view;

/// The settings screen.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SettingsScreen {
    selected: usize,
}

/// A line that can be selected.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SettingsRow {
    /// The date of the interview, which the journal keeps.
    Interview,
    /// A setting, which the file of settings keeps.
    Setting(Setting),
    /// Where questions are asked aloud, which this machine keeps for itself.
    Voice,
    /// Whether drills are recorded, which this machine keeps for itself.
    Record,
    /// How many takes keep their sound, which this machine keeps for itself.
    Keep,
}

/// All lines, in order.
fn rows() -> impl Iterator<Item = SettingsRow> {
    let machine = [SettingsRow::Voice, SettingsRow::Record, SettingsRow::Keep];
    std::iter::once(SettingsRow::Interview).chain(Setting::ALL.map(SettingsRow::Setting)).chain(machine)
}

impl SettingsRow {
    /// The heading it stands under: the interview under that of the first setting.
    fn group(self) -> &'static str {
        match self {
            Self::Interview => Setting::ALL[0].group(),
            Self::Setting(setting) => setting.group(),
            Self::Voice | Self::Record | Self::Keep => "This machine",
        }
    }

    /// Whether this machine keeps it for itself.
    fn is_of_machine(self) -> bool {
        matches!(self, Self::Voice | Self::Record | Self::Keep)
    }

    /// What is set on this machine, one step up or down; nothing where that isn't set here, or there is no step.
    fn stepped(self, settings: MachineSettings, up: bool) -> Option<MachineSettings> {
        let keep = if up { settings.keep + 1 } else { settings.keep.saturating_sub(1) };
        match self {
            Self::Voice => {
                let steps = if up { 1 } else { VoiceUse::ALL.len() - 1 };
                Some(MachineSettings { voice: settings.voice.step(steps), ..settings })
            }
            Self::Record => Some(MachineSettings { record: !settings.record, ..settings }),
            Self::Keep if MachineSettings::KEEP.contains(&keep) => Some(MachineSettings { keep, ..settings }),
            _ => None,
        }
    }

    /// What is set on this machine, with the default of this.
    fn reset(self, settings: MachineSettings) -> MachineSettings {
        let usual = MachineSettings::default();
        match self {
            Self::Voice => MachineSettings { voice: usual.voice, ..settings },
            Self::Record => MachineSettings { record: usual.record, ..settings },
            Self::Keep => MachineSettings { keep: usual.keep, ..settings },
            _ => settings,
        }
    }
}

impl SettingsScreen {
    /// The screen on the line of this setting.
    pub fn at(setting: Setting) -> Self {
        Self { selected: rows().position(|row| row == SettingsRow::Setting(setting)).unwrap_or_default() }
    }

    /// The number of the selected line.
    pub fn selected(&self) -> usize {
        self.selected
    }

    /// The selected setting; nothing on the line of the interview, and on those of this machine.
    pub fn setting(&self) -> Option<Setting> {
        match self.row() {
            SettingsRow::Setting(setting) => Some(setting),
            _ => None,
        }
    }

    fn row(&self) -> SettingsRow {
        rows().nth(self.selected).unwrap_or(SettingsRow::Interview)
    }

    /// Whether an action would do something now.
    pub fn accepts(&self, action: Action, cx: Context<'_>) -> bool {
        let row = self.row();
        match action {
            Action::Left | Action::Right | Action::Change if row.is_of_machine() => {
                row.stepped(cx.machine, action != Action::Left).is_some()
            }
            Action::Reset if row.reset(cx.machine) != cx.machine => true,
            Action::TryMic => cx.machine.record,
            Action::Left | Action::Right => self.setting().is_some(),
            Action::Reset => self.setting().is_some_and(|setting| !is_default(setting, &cx.settings)),
            Action::Change => self.setting().is_some() || cx.progress.is_some(),
            Action::SetDate => cx.progress.is_some(),
            Action::Troubles => cx.troubles.all().next().is_some(),
            Action::Back => true,
            _ => is_move(action),
        }
    }

    /// Does an accepted action.
    pub fn update(&mut self, action: Action, cx: Context<'_>) -> Vec<Ask> {
        let now = &cx.settings;
        let row = self.row();
        match (action, self.setting()) {
            (Action::Back, _) => vec![Ask::Home],
            (Action::TryMic, _) => vec![Ask::TryMic],
            (Action::Left | Action::Right | Action::Change, None) if row != SettingsRow::Interview => {
                let next = row.stepped(cx.machine, action != Action::Left);
                next.map(set_machine).into_iter().collect()
            }
            (Action::Reset, None) => vec![set_machine(row.reset(cx.machine))],
            (Action::SetDate, _) | (Action::Change, None) => vec![Ask::Open(Overlay::date(cx))],
            (Action::Troubles, _) => vec![Ask::Open(Overlay::Troubles)],
            (Action::Change, Some(setting)) if !setting.goes_round() => {
                vec![Ask::Open(Overlay::setting(setting, cx))]
            }
            (Action::Change | Action::Right, Some(setting)) => set(now, now.stepped(setting, true)),
            (Action::Left, Some(setting)) => set(now, now.stepped(setting, false)),
            (Action::Reset, Some(setting)) => {
                set(now, now.with(setting, Settings::default().number(setting)))
            }
            _ => {
                self.selected = moved(self.selected, action, rows().count());
                Vec::new()
            }
        }
    }

    /// Selects a row; says whether it was selected before.
    pub fn select(&mut self, row: usize) -> bool {
        std::mem::replace(&mut self.selected, row) == row
    }
}

fn set_machine(settings: MachineSettings) -> Ask {
    Ask::World(Effect::SetMachine(settings, Direction::New))
}

/// Whether a setting is as it would be if nothing were set.
fn is_default(setting: Setting, settings: &Settings) -> bool {
    settings.number(setting) == Settings::default().number(setting)
}

/// Asks for what makes the difference, or says why it cannot be.
fn set(now: &Settings, next: Result<Settings, String>) -> Vec<Ask> {
    match next {
        Ok(next) => Ask::set(next.changes_from(now)),
        Err(why) => vec![Ask::Complain(why)],
    }
}
