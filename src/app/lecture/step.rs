//! The steps in which an exercise is shown, by its shape.

use protocol::{Content, Shape};

/// A step of an exercise: what the screen shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// The problem, and the exercise's address.
    Problem,
    /// The question of that place.
    Question(usize),
    /// The votes on that question.
    Votes(usize),
    /// The source of the variant of that place.
    Code(usize),
    /// The runs of the shown variants up to that one.
    Run(usize),
    /// The run of the case that the question of that place is about.
    Prove(usize),
    /// All runs, and all views of them.
    Compare,
    /// The answer to the question of that place.
    Answer(usize),
    /// The presenter's own version.
    Yours,
    /// The points of a model answer.
    Points,
    /// The reason for which it works.
    Why,
}

/// The steps of an exercise; with one for a version of the presenter's if it is
/// wanted and the exercise is edited.
pub fn steps(content: &Content, own: bool) -> Vec<Step> {
    let questions = 0..content.predictions.len();
    let asked = questions
        .clone()
        .flat_map(|at| [Step::Question(at), Step::Votes(at)]);
    let shown = shown(content);
    let mut steps = vec![Step::Problem];
    match content.entry.shape {
        Shape::Edit | Shape::Design | Shape::Interview => {
            steps.extend(asked);
            steps.extend(shown.iter().flat_map(|&at| [Step::Code(at), Step::Run(at)]));
            steps.push(Step::Compare);
            steps.extend(questions.map(Step::Answer));
            if own && content.entry.shape.is_edit() {
                steps.push(Step::Yours);
            }
            if !content.points.is_empty() {
                steps.push(Step::Points);
            }
        }
        // Each question has a run of its own, and is about the code.
        Shape::Predict => {
            steps.extend(shown.into_iter().map(Step::Code));
            for at in questions {
                steps.extend([
                    Step::Question(at),
                    Step::Votes(at),
                    Step::Prove(at),
                    Step::Answer(at),
                ]);
            }
            steps.push(Step::Compare);
        }
    }
    steps.push(Step::Why);
    steps
}

/// The places of the variants that have steps of their own: naive, and the one
/// that is recommended. The comparison has all.
fn shown(content: &Content) -> Vec<usize> {
    let variants = &content.variants;
    let reference = variants.iter().position(|it| it.name == "optimized");
    let reference = reference.unwrap_or(variants.len().saturating_sub(1));
    let naive = (!variants.is_empty()).then_some(0);
    let reference = Some(reference).filter(|at| *at > 0);
    naive.into_iter().chain(reference).collect()
}

impl Step {
    /// The value of `data-step-kind`.
    pub fn kind(self) -> &'static str {
        match self {
            Self::Problem => "problem",
            Self::Question(_) => "question",
            Self::Votes(_) => "votes",
            Self::Code(_) => "code",
            Self::Run(_) => "run",
            Self::Prove(_) => "prove",
            Self::Compare => "compare",
            Self::Answer(_) => "answer",
            Self::Yours => "yours",
            Self::Points => "points",
            Self::Why => "why",
        }
    }

    /// A few words on it: `run naive`.
    pub fn label(self, content: &Content) -> String {
        let variant = |at: usize| content.variants.get(at).map_or("", |it| it.name.as_str());
        let several = content.predictions.len() > 1;
        let numbered = |word: &str, at: usize| {
            if several {
                format!("{word} {}", at + 1)
            } else {
                word.to_owned()
            }
        };
        match self {
            Self::Problem => "the problem".to_owned(),
            Self::Question(at) => numbered("question", at),
            Self::Votes(at) => numbered("votes", at),
            Self::Code(at) => format!("{} code", variant(at)),
            Self::Run(at) => format!("run {}", variant(at)),
            Self::Prove(at) => numbered("proof", at),
            Self::Compare => "compare".to_owned(),
            Self::Answer(at) => numbered("answer", at),
            Self::Yours => "your version".to_owned(),
            Self::Points => "a model answer".to_owned(),
            Self::Why => "why it works".to_owned(),
        }
    }

    /// True if R runs something here.
    pub fn runs(self) -> bool {
        matches!(
            self,
            Self::Run(_) | Self::Prove(_) | Self::Compare | Self::Yours
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::samples;
    use protocol::Entry;

    fn kinds(content: &Content, own: bool) -> Vec<&'static str> {
        steps(content, own).into_iter().map(Step::kind).collect()
    }

    fn of_shape(shape: Shape) -> Content {
        let content = samples::content_with_questions();
        Content {
            entry: Entry {
                shape,
                ..content.entry.clone()
            },
            ..content
        }
    }

    #[test]
    fn an_edited_exercise_asks_then_shows_and_runs_each_version_then_tells() {
        assert_eq!(
            kinds(&samples::content(), false),
            ["problem", "code", "run", "code", "run", "compare", "why"]
        );
        let asked = of_shape(Shape::Edit);
        assert_eq!(
            kinds(&asked, true)[..8],
            [
                "problem", "question", "votes", "question", "votes", "question", "votes", "code"
            ]
        );
        assert_eq!(
            kinds(&asked, true)[10..],
            [
                "run", "compare", "answer", "answer", "answer", "yours", "why"
            ]
        );
        assert!(!kinds(&asked, false).contains(&"yours"));
    }

    #[test]
    fn a_predicted_exercise_proves_each_answer_before_the_next_question() {
        assert_eq!(
            kinds(&of_shape(Shape::Predict), true)[..8],
            [
                "problem", "code", "code", "question", "votes", "prove", "answer", "question"
            ]
        );
    }

    #[test]
    fn an_interview_ends_with_its_points() {
        let content = Content {
            points: vec![vec![]],
            predictions: Vec::new(),
            ..of_shape(Shape::Interview)
        };
        assert_eq!(kinds(&content, true)[5..], ["compare", "points", "why"]);
    }

    #[test]
    fn a_step_is_named_by_what_it_shows() {
        let content = samples::content_with_questions();
        assert_eq!(Step::Run(0).label(&content), "run naive");
        assert_eq!(Step::Code(1).label(&content), "optimized code");
        assert_eq!(Step::Question(1).label(&content), "question 2");
    }
}
