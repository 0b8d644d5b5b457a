//! What looks private: its kind, and where it is.

use crate::text::source::Span;

/// What kind of private thing a text looks like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PrivateKind {
    /// An email address.
    Email,
    /// A telephone number.
    Phone,
    /// A number that an authority gives a person, such as one of social security.
    IdentityNumber,
    /// The number of a driver's license or a passport.
    License,
    /// The number of a payment card.
    Card,
    /// The number that a vehicle has for life.
    Vehicle,
    /// The number of a case, a report or a complaint.
    Case,
    /// The number of a bank account, an insurance or of what else is booked to somebody.
    Account,
    /// A date of birth.
    BirthDate,
    /// A house number and street where somebody lives.
    HomeAddress,
    /// The plate of a vehicle.
    Plate,
    /// A name with the age of a child.
    Child,
    /// A victim, witness or suspect by name.
    Party,
    /// The code that lets people into a meeting, or lead it, or through a door.
    MeetingKey,
    /// A user or a password in an address.
    Credentials,
    /// A participant of whom only the name is known.
    NameAlone,
    /// A participant or owner who acts for nobody but themselves.
    Resident,
    /// Who hosts or owns a commitment, by a name that is hardly that of an organization.
    Somebody,
    /// A file that lists people, such as a sign-in sheet.
    List,
}

impl PrivateKind {
    /// What an exception calls each kind that it can name.
    pub const IDS: &[(&str, Self)] = &[
        ("email", Self::Email),
        ("telephone", Self::Phone),
        ("social-security", Self::IdentityNumber),
        ("license", Self::License),
        ("payment-card", Self::Card),
        ("vehicle", Self::Vehicle),
        ("plate", Self::Plate),
        ("case", Self::Case),
        ("account", Self::Account),
        ("birth-date", Self::BirthDate),
        ("home-address", Self::HomeAddress),
        ("child", Self::Child),
        ("party", Self::Party),
        ("meeting-code", Self::MeetingKey),
        ("name", Self::NameAlone),
        ("resident", Self::Resident),
        ("somebody", Self::Somebody),
        ("list", Self::List),
    ];

    /// The kind that an exception names.
    pub fn from_id(id: &str) -> Option<Self> {
        Self::IDS.iter().find(|(known, _)| *known == id).map(|(_, kind)| *kind)
    }

    /// Whether it is only likely that it should not be published, so that a person has to look: a name may be
    /// anybody's, a meeting be open to all who have its code, and numbers of cases be public.
    pub fn is_likely(self) -> bool {
        matches!(self, Self::Somebody | Self::MeetingKey | Self::Case)
    }

    /// With its article.
    pub fn words(self) -> &'static str {
        match self {
            Self::Email => "an e-mail address",
            Self::Phone => "a telephone number",
            Self::IdentityNumber => "a social security number",
            Self::License => "the number of a driver's license or passport",
            Self::Card => "the number of a payment card",
            Self::Vehicle => "a vehicle identification number",
            Self::Case => "the number of a case",
            Self::Account => "the number of an account or insurance",
            Self::BirthDate => "a date of birth",
            Self::HomeAddress => "somebody's home address",
            Self::Plate => "a license plate",
            Self::Child => "the name and age of a child",
            Self::Party => "the name of somebody in a police case",
            Self::MeetingKey => "a password or code that lets people in",
            Self::NameAlone | Self::Resident | Self::Somebody => "the name of a private person",
            Self::List => "a list of people's names and contacts",
            Self::Credentials => "a user or a password in an address",
        }
    }
}

/// Something that looks private, and where in the file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PrivateFact {
    /// What it looks like.
    pub kind: PrivateKind,
    /// Where in the file.
    pub span: Span,
    /// As it is shown.
    pub text: String,
}
