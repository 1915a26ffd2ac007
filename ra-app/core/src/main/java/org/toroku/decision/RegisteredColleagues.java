package org.toroku.decision;

import java.util.List;
import org.springframework.stereotype.Component;
import org.toroku.officers.OfficerRegister;
import org.toroku.officers.OfficerRegister.OfficerAccount;
import org.toroku.process.Colleagues;

/** As the register says, whatever sessions remember. */
@Component
class RegisteredColleagues implements Colleagues {
    private final OfficerRegister officers;

    RegisteredColleagues(OfficerRegister officers) {
        this.officers = officers;
    }

    @Override
    public List<String> holding(String group) {
        return officers.all().stream()
                .map(OfficerAccount::username)
                .filter(name -> officers.rolesInForce(name).contains(group))
                .sorted()
                .toList();
    }
}
