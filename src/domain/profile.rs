//! Who practices: the role, the level and the kind of company that the interviews are for, and what fits them.

mod selection;

use serde::{Deserialize, Serialize};

use crate::domain::question::Question;
use crate::domain::words::words;

words! {
    /// The role that is applied for.
    #[derive(Serialize, Deserialize)]
    #[serde(rename_all = "kebab-case")]
    JobRole {
        /// Builds and ships models.
        MlEngineer: "ml-engineer",
        /// Does research.
        Scientist: "scientist",
        /// Measures and explains.
        DataScientist: "data-scientist",
        /// Keeps models running.
        Mlops: "mlops",
        /// Decides what a product is to do.
        ProductManager: "product-manager",
        /// Leads engineers.
        EngineeringManager: "engineering-manager",
    }

    /// The level that is applied for.
    #[derive(Serialize, Deserialize)]
    #[serde(rename_all = "kebab-case")]
    JobLevel {
        /// Up to a few years in.
        Junior: "junior",
        /// Works alone, and leads projects.
        Senior: "senior",
        /// Works across teams.
        Staff: "staff",
    }

    /// The kind of company that is applied to. It only says what comes earlier.
    CompanyKind {
        /// An AI lab.
        Lab: "lab",
        /// A big company.
        Big: "big",
        /// A startup.
        Startup: "startup",
    }
}

/// What the interviews are for, as far as the user has said it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Profile {
    /// The role; without one every role fits.
    pub role: Option<JobRole>,
    /// The level; without one every level fits.
    pub level: Option<JobLevel>,
    /// The kind of company; it only says what comes earlier.
    pub company: Option<CompanyKind>,
}

impl JobRole {
    /// Who else it is for, in a few words.
    pub fn about(self) -> &'static str {
        match self {
            Self::MlEngineer => "AI engineers, too",
            Self::Scientist => "research or applied",
            Self::DataScientist => "analysis, experiments",
            Self::Mlops => "platforms, operations",
            Self::ProductManager => "for AI products",
            Self::EngineeringManager => "leads engineers",
        }
    }

    /// The word of the role that somebody means by another name of it, written as words are here.
    pub fn meant(name: &str) -> &str {
        match name {
            "ai-engineer" | "llm-engineer" | "machine-learning-engineer" => Self::MlEngineer.word(),
            "research-scientist" | "applied-scientist" => Self::Scientist.word(),
            "manager" => Self::EngineeringManager.word(),
            name => name,
        }
    }
}

impl Profile {
    /// Whether the question is asked of somebody like this.
    pub fn fits(self, question: &Question) -> bool {
        fits(&question.roles, self.role) && fits(&question.levels, self.level)
    }

    /// In words, such as "scientist, senior, at a lab"; nothing where nothing is set.
    pub fn words(self) -> Option<String> {
        let role = self.role.map(JobRole::word).map(str::to_owned);
        let level = self.level.map(JobLevel::word).map(str::to_owned);
        let company = self.company.map(|kind| match kind {
            CompanyKind::Lab => "at a lab".to_owned(),
            CompanyKind::Big => "at a big company".to_owned(),
            CompanyKind::Startup => "at a startup".to_owned(),
        });
        let said: Vec<String> = [role, level, company].into_iter().flatten().collect();
        (!said.is_empty()).then(|| said.join(", "))
    }
}

/// What names nobody is for everybody, and somebody who says nothing takes everything.
fn fits<T: PartialEq>(of: &[T], own: Option<T>) -> bool {
    of.is_empty() || own.is_none_or(|own| of.contains(&own))
}

#[cfg(test)]
mod tests;
