//! An exercise as a book shows it: in a frame, and on paper by its figures.

use std::fmt::Write as _;

use app::bench::View;
use exercises::harness::{Registered, list};
use judge::words::described;
use protocol::{Content, Recorded, text};
use serde_json::Value;

use crate::build::escaped;
use crate::content;
use crate::project::Project;

/// The height of a frame until its page tells its own, in pixels.
const HEIGHT: u32 = 760;

/// The most pixels that a height may be set to.
const MOST_HEIGHT: u32 = 10_000;

/// The book, as far as an exercise in it depends on it.
pub(super) struct Book<'a> {
    project: &'a Project,
    /// The site's address, if the book says it.
    site: Option<String>,
    /// True if pages are made, which can show a frame.
    is_html: bool,
}

/// An exercise as a directive asks for it.
struct Wanted {
    content: Content,
    recorded: Recorded,
    /// What stands behind `?` in the exercise's address.
    query: Vec<String>,
    height: u32,
}

impl<'a> Book<'a> {
    /// The book of mdBook's context.
    pub(super) fn of(project: &'a Project, context: &Value) -> Self {
        let site = context["config"]["preprocessor"]["bytewise"]["site"].as_str();
        Self {
            project,
            site: site.map(|site| format!("{}/", site.trim_end_matches('/'))),
            is_html: context["renderer"] == "html",
        }
    }

    /// The site's address from the chapter at a path of the book.
    fn site_from(&self, path: &str) -> String {
        let site = self.site.as_deref().unwrap_or_default();
        if is_far(site) || site.starts_with('/') {
            return site.to_owned();
        }
        let up = "../".repeat(path.matches('/').count());
        format!("{up}{}", site.strip_prefix("./").unwrap_or(site))
    }

    /// The exercise that a directive's words ask for. The error is a clause.
    pub(super) fn shown(&self, words: Vec<&str>, path: &str) -> Result<String, String> {
        if self.site.is_none() {
            return Err("the book does not say where the site is; write `site = \
                        \"https://example.org/bytewise/\"` below `[preprocessor.bytewise]` in \
                        book.toml, or the folder below the book's root that it is in"
                .to_owned());
        }
        let wanted = self.wanted(words)?;
        let site = self.site_from(path);
        Ok(if self.is_html {
            wanted.html(&site)
        } else {
            wanted.markdown(&site)
        })
    }

    /// Ends a chapter that shows an exercise.
    pub(super) fn tail(&self, path: &str) -> String {
        if !self.is_html {
            return String::new();
        }
        let script = escaped(&format!("{}embed.js", self.site_from(path)));
        format!(
            "\n\n<style>.bytewise table {{ display: none }} @media print {{ .bytewise iframe {{ \
             display: none }} .bytewise table {{ display: table }} }}</style>\n<script \
             src=\"{script}\" async></script>\n"
        )
    }

    fn wanted(&self, words: Vec<&str>) -> Result<Wanted, String> {
        let known = || list(exercises::all().map(<dyn Registered>::slug));
        let mut words = words.into_iter();
        let Some(slug) = words.next() else {
            return Err(format!("name an exercise; there are {}", known()));
        };
        let Some(exercise) = exercises::find(slug) else {
            return Err(format!(
                "there is no exercise `{slug}`; there are {}",
                known()
            ));
        };
        let unreadable = |error: anyhow::Error| format!("`{slug}` cannot be read: {error:#}");
        let mut wanted = Wanted {
            content: content::of(self.project, exercise).map_err(unreadable)?,
            recorded: content::recorded(self.project, exercise).map_err(unreadable)?,
            query: Vec::new(),
            height: HEIGHT,
        };
        for word in words {
            wanted.take(word)?;
        }
        Ok(wanted)
    }
}

fn is_far(site: &str) -> bool {
    site.starts_with("https://") || site.starts_with("http://")
}

impl Wanted {
    /// Takes a word of the directive: `points=1000`, `view=growth`, `exam`.
    fn take(&mut self, word: &str) -> Result<(), String> {
        let entry = &self.content.entry;
        let (name, value) = match word.split_once('=') {
            Some((name, value)) => (name, Some(value)),
            None => (word, None),
        };
        match (name, value) {
            ("exam", None) => self.query.push("exam".to_owned()),
            ("height", Some(typed)) => {
                let height = typed.parse().ok();
                let sound = height.filter(|height| (1..=MOST_HEIGHT).contains(height));
                self.height = sound.ok_or_else(|| {
                    format!(
                        "`{word}`: give pixels from 1 to {}",
                        text::grouped(MOST_HEIGHT.into())
                    )
                })?;
            }
            ("view", Some(view)) => {
                let views = View::all(&self.content, entry.shape.is_edit());
                let names = || views.iter().map(View::name);
                if !names().any(|name| name == view) {
                    return Err(format!(
                        "there is no view `{view}`; there are {}",
                        list(names())
                    ));
                }
                self.query.push(format!("view={view}"));
            }
            (name, value) => {
                let mut knobs = self.content.knobs.iter();
                let Some(knob) = knobs.find(|knob| knob.name == name) else {
                    let names = self.content.knobs.iter().map(|knob| knob.name.as_str());
                    return Err(format!(
                        "`{}` has no knob `{name}`; it has {}, and there are `view=…`, `height=…` \
                         and `exam`",
                        entry.slug,
                        list(names)
                    ));
                };
                let Some(value) = value else {
                    return Err(format!(
                        "`{name}` needs a number: `{name}={}`",
                        knob.default
                    ));
                };
                let number = knob
                    .parse(value)
                    .map_err(|error| format!("`{word}`: {error}"))?;
                self.query.push(format!("{name}={number}"));
            }
        }
        Ok(())
    }

    fn address(&self, site: &str, first: Option<&str>) -> String {
        let query = first
            .into_iter()
            .chain(self.query.iter().map(String::as_str));
        let query: Vec<&str> = query.collect();
        let mark = if query.is_empty() { "" } else { "?" };
        let slug = &self.content.entry.slug;
        format!("{site}exercise/{slug}/{mark}{}", query.join("&"))
    }

    /// The words above the recorded figures.
    fn caption(&self) -> String {
        let entry = &self.content.entry;
        let case = described(&self.recorded.case, &self.content.knobs);
        let (name, unit) = (entry.headline.name(), entry.headline.unit());
        let counted = if name == unit {
            name.to_owned()
        } else {
            format!("{name} in {unit}")
        };
        format!("{counted}, as recorded for {case}")
    }

    /// Each variant with its figure.
    fn figures(&self) -> impl Iterator<Item = (&str, String)> {
        let headline = self.content.entry.headline;
        let runs = self.recorded.runs.iter();
        runs.map(move |run| (run.variant.as_str(), text::grouped(headline.of(&run.usage))))
    }

    /// A block that Markdown leaves as it is: it has no empty line.
    fn html(&self, site: &str) -> String {
        let title = escaped(&self.content.entry.title);
        let frame = escaped(&self.address(site, Some("embed")));
        let page = escaped(&self.address(site, None));
        let height = self.height;
        let mut rows = String::new();
        for (variant, figure) in self.figures() {
            _ = writeln!(
                rows,
                "<tr><th scope=\"row\">{}</th><td align=\"right\">{figure}</td></tr>",
                escaped(variant)
            );
        }
        format!(
            "\n\n<div class=\"bytewise\">\n<iframe src=\"{frame}\" title=\"{title}, an exercise in \
             Bytewise\" loading=\"lazy\" width=\"100%\" height=\"{height}\" frameborder=\"0\" \
             allow=\"clipboard-write\"></iframe>\n<p><a href=\"{page}\">{title}, in \
             Bytewise</a></p>\n<table>\n<caption>{title}: {}</caption>\n{rows}</table>\n</div>\n\n",
            escaped(&self.caption())
        )
    }

    fn markdown(&self, site: &str) -> String {
        let title = &self.content.entry.title;
        let name = if is_far(site) {
            format!("[{title}]({})", self.address(site, None))
        } else {
            title.clone()
        };
        let mut rows = String::new();
        for (variant, figure) in self.figures() {
            _ = writeln!(rows, "| {variant} | {figure} |");
        }
        format!(
            "\n\n**{name}**, an exercise in Bytewise: {}.\n\n| version | {} |\n| --- | ---: \
             |\n{rows}\n",
            self.caption(),
            self.content.entry.headline.name()
        )
    }
}
