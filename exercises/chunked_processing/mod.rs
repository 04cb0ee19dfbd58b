//! chunked-processing: a fixed number of records at a time.

mod naive;
mod optimized;
mod streamed;

use protocol::{Finding, Headline, Scale, text};

use crate::harness::{
    Edges, Exercise, KnobSpec, Numbers, Source, Values, Variant, cell,
};

/// A record as it comes from outside.
pub struct Record {
    /// Its number, counting from 0.
    pub id: u32,
    /// The measured value.
    pub value: f64,
    /// Two tags, which may be equal.
    pub tags: [String; 2],
}

/// The source of records: it gives each of them once, in their order. A call
/// may take long, as a question to a database does.
pub struct Feed(Source<Record>);

impl Feed {
    /// The next records, at most so many; none after the last.
    #[track_caller]
    pub fn read(&self, at_most: usize) -> Vec<Record> {
        self.0.read(at_most)
    }
}

/// The records to process, and the size of a portion.
pub struct Case {
    /// The source of the records.
    pub feed: Feed,
    /// The number of records.
    pub records: usize,
    /// The records of a chunk; at least 1.
    pub chunk: usize,
    /// The tag whose records count.
    pub wanted: String,
}

impl Case {
    /// The number of calls that give all records in chunks, with one more that
    /// finds none left.
    fn enough_calls(&self) -> usize {
        self.records.div_ceil(self.chunk) + 1
    }
}

/// The sum of `id` and `value` of the records with the wanted tag. Exact:
/// every partial sum is a multiple of 1/2 far below 2^52.
pub type Answer = f64;

/// The exercise.
pub struct ChunkedProcessing;

/// The tags that records have: all of one length, so that every record is of
/// one size.
const TAGS: [&str; 6] = ["amber", "black", "coral", "green", "ivory", "lilac"];

/// A value is one of so many multiples of 1/2.
const VALUES: u32 = 1 << 20;

impl Exercise for ChunkedProcessing {
    type Case = Case;
    type Answer = Answer;

    const SLUG: &'static str = "chunked-processing";
    const HEADLINE: Headline = Headline::Peak;
    const KNOBS: &'static [KnobSpec] = &[
        KnobSpec {
            name: "records",
            label: "Records",
            default: 200_000,
            min: 0,
            max: 2_000_000,
            scale: Scale::Logarithmic,
            sweep: &[100, 1_000, 10_000, 50_000, 200_000, 500_000],
        },
        KnobSpec {
            name: "chunk",
            label: "Records a chunk",
            default: 1_000,
            min: 1,
            max: 2_000_000,
            scale: Scale::Logarithmic,
            sweep: &[1, 10, 100, 1_000, 10_000, 100_000, 200_000],
        },
    ];
    const VARIANTS: &'static [Variant<Case, Answer>] = &[
        Variant { name: "naive", solve: naive::solve },
        Variant { name: "optimized", solve: optimized::solve },
        Variant { name: "streamed", solve: streamed::solve },
    ];
    const EDGES: Edges = &[
        &[("records", 0)],
        &[("records", 1), ("chunk", 1)],
        &[("records", 1)],
        &[("records", 7), ("chunk", 3)],
        &[("records", 1_000)],
        &[("records", 1_001)],
    ];

    fn case(values: &Values) -> Case {
        let records = values.count("records");
        let next_id = std::cell::Cell::new(0);
        let source = Source::new(values.random(), records, move |random| {
            let id = next_id.replace(next_id.get() + 1);
            let value = f64::from(random.below_u32(VALUES)) / 2.0;
            let mut tag = || TAGS[random.index(TAGS.len())].to_owned();
            Record { id, value, tags: [tag(), tag()] }
        });
        Case {
            feed: Feed(source),
            records,
            chunk: values.count("chunk"),
            wanted: "coral".to_owned(),
        }
    }

    fn floor(_: &Case) -> u64 {
        // The records come in portions, and the sum needs none of the past.
        0
    }

    fn budget(case: &Case) -> u64 {
        // One chunk and a fifth, and no second one.
        let record = size_of::<Record>() + 2 * case.wanted.len();
        (6 * case.chunk * record / 5) as u64 + (1 << 10)
    }

    fn left_out(case: &Case, _: &Answer) -> Option<String> {
        let (calls, enough) = (case.feed.0.calls(), case.enough_calls());
        let too_many = || {
            format!(
                "the source was asked {} times, and in chunks {} times are \
                 enough",
                text::grouped(calls as u64),
                text::grouped(enough as u64)
            )
        };
        let untaken = case.feed.0.untaken("records");
        // A few more are no matter.
        untaken.or_else(|| (calls > enough + 8).then(too_many))
    }

    fn findings(case: &Case, _: &Answer) -> Vec<Finding> {
        let calls = Numbers::new("what", ["number"])
            .row("calls to the source", [cell(case.feed.0.calls())])
            .drawn();
        vec![calls.titled("How many times the source was asked")]
    }
}
