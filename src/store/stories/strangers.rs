//! Competencies and questions that a story names and the bank does not have.

use crate::domain::bank::Bank;
use crate::domain::id::Id;
use crate::domain::nearest::nearest;
use crate::domain::story::topic::AI_TAG;
use crate::store::documents::Valid;
use crate::store::stories::StoryFormat;
use crate::store::text::source::Source;
use crate::store::text::{Problem, Report, Span};

/// A report on each, with the nearest id that the bank has.
pub(super) fn find(source: &Source, valid: &Valid<StoryFormat>, bank: &Bank) -> Vec<Report> {
    let (tags, fits) = (&valid.doc.tags, &valid.marks.fits);
    if tags.is_empty() && fits.is_empty() {
        return Vec::new();
    }
    let competencies: Vec<&Id> = bank.competencies().map(|it| &it.id).collect();
    let questions: Vec<&Id> = bank.questions().map(|(_, question)| &question.id).collect();
    let tags = tags.iter().zip(&valid.marks.tags).filter(|(tag, _)| tag.as_str() != AI_TAG);
    let tags = tags.filter(|(tag, _)| !competencies.contains(tag));
    let fits = fits.iter().filter(|(question, _)| !questions.contains(&question));
    let tags = tags.map(|(tag, place)| stranger(source, *place, "competency", tag, &competencies));
    let fits = fits.map(|(question, place)| stranger(source, *place, "question", question, &questions));
    tags.chain(fits).collect()
}

fn stranger(source: &Source, place: Span, what: &str, id: &Id, known: &[&Id]) -> Report {
    let names = || known.iter().map(|id| id.as_str());
    let hint = match nearest(id, names()) {
        Some(near) => format!("did you mean \"{near}\"?"),
        None if what == "competency" => {
            format!("the competencies are {}", names().collect::<Vec<_>>().join(", "))
        }
        None => "starl list shows all ids".to_owned(),
    };
    let report = Report::at(source, place, format!("There is no {what} \"{id}\"."));
    report.about(Problem::UnknownId).hint(Some(hint))
}
