//! The file that a learner hands in; see `src/protocol/hand_in.rs`.

use js_sys::Date;
use protocol::hand_in::{FORM, HAND_IN};

use super::hook::Desk;
use crate::browser;
use crate::json::{list, object, quoted};
use crate::kept::Draft;
use crate::reached;
use crate::solved;

/// A draft to hand in, and what this browser knows of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Work {
    /// The exercise.
    pub slug: String,
    /// The draft.
    pub source: String,
    /// The verdict on this very draft, if there is one.
    pub verdict: Option<&'static str>,
    /// True if some draft has solved it.
    pub solved: bool,
    /// The figure that the best one reached.
    pub figure: Option<u64>,
}

impl Work {
    /// The draft of a desk; none if nothing was edited.
    pub fn of(slug: &str, desk: &Desk) -> Option<Self> {
        let state = &desk.state;
        let verdict = state.attempt().verdict();
        state.is_edited().then(|| Self {
            slug: slug.to_owned(),
            source: state.text().to_owned(),
            verdict: verdict
                .filter(|_| state.is_as_sent())
                .map(judge::Verdict::name),
            solved: desk.was_solved(),
            figure: reached::figures(slug).map(|reached| reached.own),
        })
    }

    /// The draft that the browser has kept of an exercise.
    pub fn kept(slug: &str) -> Option<Self> {
        let kept = browser::load(&Draft::key(slug)).ok().flatten()?;
        Some(Self {
            slug: slug.to_owned(),
            source: Draft::read(&kept)?.text().to_owned(),
            verdict: None,
            solved: solved::load().iter().any(|known| known == slug),
            figure: reached::figures(slug).map(|reached| reached.own),
        })
    }
}

/// Saves a file with that work, of this build of the site.
pub fn hand_in(build: &str, work: &[Work]) {
    let saved = String::from(Date::new_0().to_iso_string());
    // A browser that cannot make a file says so itself.
    let _ = browser::save(HAND_IN, "application/json", &written(build, &saved, work));
}

fn written(build: &str, saved: &str, work: &[Work]) -> String {
    let work = work.iter().map(|work| {
        let mut fields = vec![
            ("slug", quoted(&work.slug)),
            ("solved", work.solved.to_string()),
            ("source", quoted(&work.source)),
        ];
        fields.extend(work.verdict.map(|verdict| ("verdict", quoted(verdict))));
        fields.extend(work.figure.map(|figure| ("figure", figure.to_string())));
        object(&fields)
    });
    object(&[
        ("bytewise_hand_in", FORM.to_string()),
        ("build", quoted(build)),
        ("saved", quoted(saved)),
        ("exercises", list(work)),
    ]) + "\n"
}

#[cfg(test)]
mod tests {
    use super::*;
    use protocol::hand_in::{HandIn, HandedIn};

    #[test]
    fn what_is_written_is_what_is_read_to_be_judged() {
        let work = |verdict, figure: Option<u64>| Work {
            slug: "slots".to_owned(),
            source: "// “a”\t\"b\"\\\nfn x() {}\n".to_owned(),
            verdict,
            solved: figure.is_some(),
            figure,
        };
        let works = [work(Some("passed"), Some(480_096)), work(None, None)];
        let written = written("0123", "2026-01-02T03:04:05.678Z", &works);
        let read: HandIn = serde_json::from_str(&written).expect("it is JSON");
        let expected = works.map(|work| HandedIn {
            slug: work.slug,
            source: work.source,
            verdict: work.verdict.map(str::to_owned),
            solved: work.solved,
            figure: work.figure,
        });
        assert_eq!(read.bytewise_hand_in, FORM);
        assert_eq!(
            (read.build.as_str(), read.saved.as_str()),
            ("0123", "2026-01-02T03:04:05.678Z")
        );
        assert_eq!(read.exercises, expected);
    }
}
