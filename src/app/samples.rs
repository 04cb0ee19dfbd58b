//! Made-up catalogue, content and reports for the tests of this crate.

pub(crate) use judge::samples::{call, case, knob, report, site};
use protocol::{
    Block, Case, Catalogue, Choice, Content, Entry, Expected, FigureName, Headline, Level,
    Neighbour, Prediction, PythonSketch, RecordedPython, RecordedPythonRun, Sections, Shape,
    Source, Span, Token, TrackEntries, VariantContent,
};

pub(crate) fn entry(slug: &str, level: Level, tags: &[&str]) -> Entry {
    Entry {
        slug: slug.to_owned(),
        title: format!("Title of {slug}"),
        level,
        minutes: 5,
        technique: "fixed fields".to_owned(),
        ports: "__slots__".to_owned(),
        tags: tags.iter().map(|&tag| tag.to_owned()).collect(),
        summary: format!("What {slug} shows."),
        headline: Headline::Peak,
        shape: Shape::Edit,
    }
}

pub(crate) fn catalogue() -> Catalogue {
    Catalogue {
        tracks: vec![TrackEntries {
            id: "optimization".to_owned(),
            title: "Optimization".to_owned(),
            summary: "Fewer bytes.".to_owned(),
            exercises: vec![
                entry("slots", Level::Easy, &["struct", "map"]),
                entry("interning", Level::Medium, &["text", "map"]),
                entry("columns", Level::Hard, &["struct", "layout"]),
            ],
        }],
    }
}

fn paragraph(text: &str) -> Vec<Block> {
    vec![Block::Paragraph(vec![Span::Text(text.to_owned())])]
}

pub(crate) fn content() -> Content {
    let variant = |name: &str| VariantContent {
        name: name.to_owned(),
        source: Source {
            path: format!("exercises/slots/{name}.rs"),
            lines: vec![
                vec![Token("c".to_owned(), format!("//! {name} <source>"))],
                vec![],
                vec![
                    Token("k".to_owned(), "pub".to_owned()),
                    Token(String::new(), " x".to_owned()),
                ],
            ],
        },
    };
    Content {
        entry: entry("slots", Level::Easy, &["struct", "map"]),
        track: "Optimization".to_owned(),
        track_id: "optimization".to_owned(),
        position: 1,
        of: 3,
        previous: None,
        next: Some(Neighbour {
            slug: "interning".to_owned(),
            title: "Title of interning".to_owned(),
        }),
        knobs: vec![knob()],
        traced: false,
        increments: false,
        file: false,
        expect: "The map takes several times the struct's bytes.".to_owned(),
        floor_note: "three f64 a point".to_owned(),
        task: text("What to change."),
        budget: 480_096,
        most_allocations: None,
        floor: 240_000,
        sections: Sections {
            problem: paragraph("The problem in words."),
            look_for: paragraph("Where to look."),
            why: paragraph("The reason in words."),
            when_not: paragraph("When it loses."),
            own_program: paragraph("At home."),
            python: paragraph("In Python."),
        },
        hints: vec![
            vec![Span::Text("First hint.".to_owned())],
            vec![Span::Text("Second hint.".to_owned())],
        ],
        predictions: Vec::new(),
        python: None,
        points: Vec::new(),
        parts: Vec::new(),
        starter: Some(Source {
            path: "exercises/slots/starter.rs".to_owned(),
            lines: vec![
                vec![Token(
                    "c".to_owned(),
                    "//! The task <in one sentence>.".to_owned(),
                )],
                vec![],
                vec![
                    Token("k".to_owned(), "pub fn".to_owned()),
                    Token(String::new(), " solve() {}".to_owned()),
                ],
            ],
        }),
        edges: Vec::new(),
        variants: vec![variant("naive"), variant("optimized")],
    }
}

fn text(text: &str) -> Vec<Span> {
    vec![Span::Text(text.to_owned())]
}

/// The content with a question of each kind, and with a recording in Python.
pub(crate) fn content_with_questions() -> Content {
    let name = |variant: &str| FigureName {
        variant: variant.to_owned(),
        figure: Headline::Peak,
    };
    let choice = |say: &str, right: bool| Choice {
        say: text(say),
        right,
        because: text(&format!("About {say}.")),
    };
    let asked = [
        Expected::Figure {
            of: name("naive"),
            why: text("Why so many."),
        },
        Expected::Ratio {
            of: name("naive"),
            by: name("optimized"),
            why: text("Why so many times."),
        },
        Expected::Reason(vec![
            choice("the keys", false),
            choice("the slots", true),
            choice("the text", false),
        ]),
    ];
    let content = content();
    Content {
        predictions: (1..)
            .zip(asked)
            .map(|(number, expected): (u32, _)| Prediction {
                ask: text(&format!("Question {number}?")),
                code: Vec::new(),
                case: Case::new(),
                expected,
            })
            .collect(),
        python: Some(PythonSketch {
            source: content.variants[0].source.clone(),
            recorded: RecordedPython {
                version: "CPython 3.99, 64-bit".to_owned(),
                runs: vec![RecordedPythonRun {
                    variant: "naive".to_owned(),
                    peak: 3_000_000,
                    retained: 12,
                }],
            },
        }),
        ..content
    }
}

/// The text that a piece of a page is rendered to.
#[cfg(feature = "ssr")]
pub(crate) fn rendered(html: yew::Html) -> String {
    use yew::{Html, Properties, component};

    #[derive(Properties, PartialEq)]
    struct PieceProps {
        html: Html,
    }

    #[component]
    fn Piece(props: &PieceProps) -> Html {
        props.html.clone()
    }

    let runtime = tokio::runtime::Builder::new_current_thread()
        .build()
        .expect("this thread can run tasks");
    let tasks = tokio::task::LocalSet::new();
    let renderer = yew::LocalServerRenderer::<Piece>::with_props(PieceProps { html });
    tasks.block_on(&runtime, renderer.hydratable(false).render())
}
