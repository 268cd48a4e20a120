/// Finds names by what they look like: two capitalised words in a row, and given names that are
/// frequent.
enum NameFinder {
    private static let mark = "[name]"

    /// The text with a mark in place of what looks like a name.
    static func redact(_ text: String) -> String {
        let pairs = text.replacing(
            #/
            \p{Lu} [\p{Ll}'’\-]+ (?: \s+ (?: van | von | de | del | der | di | du | la | le | bin | al ) ){0,2}
            (?: \s+ \p{Lu} [\p{L}'’\-]+ )+
            /#
        ) { match in
            let words = match.output.split(separator: /\s+/)
            // Words at the beginning of a sentence are written large whatever they are.
            let known = words.filter { isGiven($0) }
            let isSure = !known.isEmpty || !words.contains(where: isOrdinary)
            return isSure ? mark : String(match.output)
        }
        return pairs.replacing(/\p{L}[\p{L}\-]*(?:['’]s)?/) { match in
            let word = match.output
            let stem = word.hasSuffix("'s") || word.hasSuffix("’s") ? word.dropLast(2) : word
            guard isGiven(stem) else { return String(word) }
            return mark + word[stem.endIndex...]
        }
    }

    private static func isGiven(_ word: Substring) -> Bool {
        guard let first = word.first, first.isUppercase || !first.isCased else { return false }
        return word.split(separator: "-").contains { given.contains(String($0)) }
    }

    /// Words that stand large in texts like these and are no names.
    private static func isOrdinary(_ word: Substring) -> Bool {
        word.count < 3 || ordinary.contains(word.lowercased()) || word.allSatisfy(\.isUppercase)
    }

    private static let ordinary = Set(
        """
        the this that these those when what while where why how who after before since because but \
        and not now then there here they them their she her his him you your our its it we my for from \
        with without some most many all any each every one two three first last always never sometimes \
        often once doctors doctor hospital clinic syndrome disease myasthenia myasthenic lambert eaton \
        isaacs morvan congenital guillain barre hashimoto crohn parkinson alzheimer covid monday tuesday \
        wednesday thursday friday saturday sunday january february march april may june july august \
        september october november december christmas easter english german french spanish arabic \
        america europe germany england france spain canada australia africa asia ich wir sie das der die \
        den dem ein eine einen mein meine mit ohne und aber nach vor seit wenn weil als für bei zum zur \
        nicht auch noch nur sehr meinem meiner montag dienstag mittwoch donnerstag freitag samstag \
        sonntag je nous vous ils elle elles mon mes les des une dans avec sans pour depuis quand los las \
        una con sin para desde cuando mis nosotros ellos
        """.split(separator: /\s+/).map(String.init))

    /// Frequent given names in the languages that the pages speak; those that are also everyday words
    /// are left out.
    private static let given = Set(
        """
        James John Robert Michael William David Richard Joseph Thomas Charles Christopher Daniel Matthew \
        Anthony Donald Steven Paul Andrew Joshua Kenneth Kevin Brian George Edward Ronald Timothy Jason \
        Jeffrey Ryan Jacob Gary Nicholas Eric Jonathan Stephen Larry Justin Scott Brandon Benjamin Samuel \
        Gregory Alexander Patrick Dennis Jerry Tyler Aaron Henry Douglas Peter Adam Nathan Zachary Kyle \
        Mary Patricia Jennifer Linda Elizabeth Barbara Susan Jessica Sarah Karen Lisa Nancy Betty Sandra \
        Margaret Ashley Kimberly Emily Donna Michelle Carol Amanda Melissa Deborah Stephanie Rebecca Sharon \
        Laura Cynthia Dorothy Amy Kathleen Angela Shirley Emma Brenda Pamela Nicole Anna Samantha Katherine \
        Christine Helen Debra Rachel Carolyn Janet Maria Olivia Heather Diane Julie Joyce Victoria Kelly \
        Christina Joan Evelyn Lauren Judith Megan Andrea Cheryl Hannah Jacqueline Martha Gloria Teresa Ann \
        Anne Sara Madison Frances Kathryn Janice Jean Abigail Alice Julia Judy Sophia Grace Denise Amber \
        Marilyn Danielle Beverly Isabella Theresa Diana Natalie Brittany Charlotte Marie Kayla Alexis Lori \
        Hans Peter Wolfgang Klaus Jürgen Dieter Manfred Uwe Günter Bernd Horst Stefan Andreas Frank Martin \
        Matthias Markus Christian Tobias Sebastian Florian Jan Lukas Leon Felix Jonas Ursula Monika Petra \
        Sabine Renate Helga Karin Brigitte Ingrid Erika Claudia Gisela Susanne Gabriele Birgit Heike Katrin \
        Silke Anja Stefanie Melanie Nadine Sandra Greta Heidi Lena Mia Leonie Lea Johanna Katharina Ulrike \
        José Antonio Juan Manuel Francisco Luis Carlos Javier Miguel Ángel Pedro Alejandro Fernando Sergio \
        Pablo Jorge Alberto Diego Carmen Josefa Isabel Dolores Pilar Lucía Cristina Marta Elena Raquel \
        Mercedes Rosario Beatriz Sofía Pierre Michel Philippe Alain Nicolas Christophe Laurent Frédéric \
        Stéphane Sébastien Julien François Guillaume Antoine Nathalie Isabelle Sylvie Catherine Martine \
        Valérie Sandrine Céline Aurélie Camille Chloé Manon Mohammed Muhammad Ahmed Mahmoud Mustafa Hassan \
        Hussein Omar Yusuf Ibrahim Khalid Abdullah Fatima Aisha Khadija Maryam Zainab Layla Noor Amina \
        محمد أحمد محمود مصطفى حسن حسين عمر يوسف إبراهيم خالد عبدالله فاطمة عائشة خديجة مريم زينب ليلى
        """.split(separator: /\s+/).map(String.init))
}
